import { randomUUID } from 'node:crypto';
import { type NewLetter, queueLetter } from '../../../server/services/mail/queue-letter.ts';
import type { Services } from '../../../server/services/ports.ts';
import type { Database } from '../../../server/store/connection.ts';
import { createMongoStore } from '../../../server/store/mongo-store.ts';

/** A letter of no particular meaning. */
export const aLetter = (change: Partial<NewLetter> = {}): NewLetter => ({
  hostId: null,
  to: 'mary@school.example',
  subject: 'A letter',
  text: 'Hello.',
  ...change,
});

/** Stores letters as a process does that dies before it sends any. */
export async function storeOnly(database: Database, letters: readonly NewLetter[]): Promise<void> {
  const store = createMongoStore(database);
  const died = { store, newId: randomUUID, now: () => new Date(), wakeSender: () => {} };
  for (const letter of letters) await queueLetter(died, letter);
}

/** People who run a host, as if they had been invited and had signed in. */
export async function addAdmins(
  { store, now, newId }: Services,
  hostId: string,
  addresses: readonly string[],
): Promise<void> {
  const at = now();
  for (const email of addresses) {
    const admin = { id: newId(), hostId, email, name: '', role: 'admin' as const };
    const audit = { hostId, eventId: '(host)', actor: 'test', action: 'person-invited', at };
    await store.members.add(
      { ...admin, invitedBy: 'test', invitedAt: at, joinedAt: at },
      { ...audit, details: {} },
    );
  }
}
