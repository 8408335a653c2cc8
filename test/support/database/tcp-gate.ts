import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { onTestFinished } from 'vitest';

/** A cable to the database that a test can pull out and put back. */
export interface TcpGate {
  /** The database's address through the cable. */
  mongoUri: string;
  pullOut(): void;
  putBack(): void;
}

/** Lays a cable to a database. */
export async function createTcpGate(mongoUri: string): Promise<TcpGate> {
  const target = new URL(mongoUri);
  const sockets = new Set<Socket>();
  let isOpen = true;
  const gate = createServer((incoming) => {
    if (!isOpen) {
      incoming.destroy();
      return;
    }
    const outgoing = connect(Number(target.port), target.hostname);
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        incoming.destroy();
        outgoing.destroy();
      });
    }
    incoming.pipe(outgoing).pipe(incoming);
  }).listen(0, '127.0.0.1');
  await once(gate, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    gate.close();
    cut();
  });
  const through = new URL(mongoUri);
  // `listen` on TCP always gives an address of this kind.
  through.port = String((gate.address() as AddressInfo).port);
  through.searchParams.delete('replicaSet');
  through.searchParams.set('directConnection', 'true');
  return {
    mongoUri: through.href,
    pullOut() {
      isOpen = false;
      cut();
    },
    putBack() {
      isOpen = true;
    },
  };
}
