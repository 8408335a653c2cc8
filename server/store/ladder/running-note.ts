import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Note = z.object({
  pid: z.int(),
  port: z.int(),
  kind: z.enum(['mongod', 'mongodb-memory-server', 'secantusdb']),
  /** The server process that started it or took it over. */
  ownerPid: z.int(),
});

/** What is known of the database that runs, or ran last, on a folder. */
export type RunningNote = z.infer<typeof Note>;

/** Null when there is no readable note. */
export function readNote(dataDir: string, name: string): RunningNote | null {
  const file = join(dataDir, `${name}.json`);
  if (!existsSync(file)) return null;
  try {
    return Note.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Writes the note beside the data folder. */
export function writeNote(dataDir: string, name: string, note: RunningNote): void {
  writeFileSync(join(dataDir, `${name}.json`), JSON.stringify(note));
}
