import { composeServices } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';
import { type NewLetter, queueLetter } from '../../../server/services/queue-letter.ts';
import type { Database } from '../../../server/store/connection.ts';

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
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
  const { services } = composeServices(config, database, () => new Date());
  const died = { ...services, wakeSender: () => {} };
  for (const letter of letters) await queueLetter(died, letter);
}
