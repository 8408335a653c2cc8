import { setTimeout as sleep } from 'node:timers/promises';
import { mongo } from 'mongoose';
import type { ProgramKind } from './open-database.ts';

const PING_MS = 1000;
const ELECTION_MS = 30_000;

/** Whether a database answers on a port of this machine. */
export async function answers(port: number): Promise<boolean> {
  try {
    await withAdmin(port, (admin) => admin.command({ ping: 1 }));
    return true;
  } catch {
    return false;
  }
}

/** Makes a mongod the only node of its own replica set, which transactions need. */
export async function becomePrimary(port: number, kind: ProgramKind): Promise<void> {
  if (kind === 'secantusdb') return;
  await withAdmin(port, async (admin) => {
    await configure(admin, { _id: 0, host: `127.0.0.1:${port}` });
    const until = Date.now() + ELECTION_MS;
    while (Date.now() < until) {
      const hello = await admin.command({ hello: 1 });
      if (hello['isWritablePrimary']) return;
      await sleep(100);
    }
    throw new Error('the replica set of one node has no primary');
  });
}

/** Says once who belongs to the set, and again when the port is another than last time. */
async function configure(admin: mongo.Db, member: { _id: number; host: string }): Promise<void> {
  const known = await admin.command({ replSetGetConfig: 1 }).catch(() => null);
  if (!known) {
    await admin.command({ replSetInitiate: { _id: 'pdu', members: [member] } });
    return;
  }
  const { config } = known as { config: { version: number; members: { host: string }[] } };
  if (config.members[0]?.host === member.host) return;
  await admin.command({
    replSetReconfig: { ...config, version: config.version + 1, members: [member] },
    force: true,
  });
}

async function withAdmin<T>(port: number, work: (admin: mongo.Db) => Promise<T>): Promise<T> {
  const options = {
    directConnection: true,
    serverSelectionTimeoutMS: PING_MS,
    connectTimeoutMS: PING_MS,
  };
  const client = new mongo.MongoClient(`mongodb://127.0.0.1:${port}`, options);
  try {
    await client.connect();
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
}
