import type { mongo } from 'mongoose';
import { inRawDatabase } from '../database/test-database.ts';

/** The rows of each collection. */
type Copy = Map<string, mongo.BSON.Document[]>;

let copy: Copy | undefined;

/** Agenda's own; times of the real clock stand there. */
const NOT_COPIED = ['jobs'];

/**
 * Gives an empty database the demo that an earlier test server of this process filled its own with,
 * so that a start finds it as it would the second time: the two sample forms go through the guard
 * once a process and not once a server. What is there already stays.
 */
export async function copyDemoInto(mongoUri: string): Promise<void> {
  if (!copy) return;
  const collections = [...copy];
  await inRawDatabase(mongoUri, async (db) => {
    if (await db.collection('hosts').findOne()) return;
    await Promise.all(collections.map(([name, rows]) => db.collection(name).insertMany(rows)));
  });
}

/** Remembers the demo of a server that has just started on an empty database. */
export async function rememberDemo(mongoUri: string): Promise<void> {
  copy ??= await inRawDatabase(mongoUri, readAll);
}

async function readAll(db: mongo.Db): Promise<Copy> {
  const collections = await db.listCollections({}, { nameOnly: true }).toArray();
  const names = collections.map(({ name }) => name).filter((name) => !NOT_COPIED.includes(name));
  const all = await Promise.all(
    names.map(async (name) => [name, await db.collection(name).find().toArray()] as const),
  );
  return new Map(all.filter(([, rows]) => rows.length > 0));
}
