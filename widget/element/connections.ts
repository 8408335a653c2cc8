import { type ConnectionUser, EventConnection, type Opening } from './event-connection.ts';

/** Elements that are moved about on a page are gone for a moment. */
const GONE_MS = 1000;

const connections = new Map<string, EventConnection>();

/** Two elements with the same server and the same token, or session, are the same opening. */
const keyOf = ({ server, token, session }: Opening): string =>
  `${server}\n${session?.sessionToken ?? token}`;

/** The connection that all elements of one opening share. */
export function join(opening: Opening, user: ConnectionUser): EventConnection {
  const key = keyOf(opening);
  const known = connections.get(key);
  const connection = known ?? new EventConnection(opening);
  connections.set(key, connection);
  connection.users.add(user);
  if (!known) void connection.load();
  return connection;
}

/** Lets go of it; the last one closes it. */
export function leave(connection: EventConnection, user: ConnectionUser): void {
  connection.users.delete(user);
  const key = keyOf(connection.opening);
  setTimeout(() => {
    if (connection.users.size > 0 || connections.get(key) !== connection) return;
    connections.delete(key);
    connection.close();
  }, GONE_MS);
}

/** Whether another event on this page counts; then nobody has to be told that this one does not. */
export const countsBeside = (connection: EventConnection): boolean =>
  [...connections.values()].some((one) => one !== connection && one.isCounting);
