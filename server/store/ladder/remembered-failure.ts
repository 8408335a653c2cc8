import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const BELIEVED_MS = 24 * 3600 * 1000;

const Note = z.object({ at: z.coerce.date(), reason: z.string() });

/** Why something failed within the last day; null when it should be tried (again). */
export function believedFailure(dataDir: string, name: string, now: Date): string | null {
  const file = fileOf(dataDir, name);
  if (!existsSync(file)) return null;
  const note = Note.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!note.success || now.getTime() - note.data.at.getTime() > BELIEVED_MS) return null;
  return note.data.reason;
}

/** Notes a failure, so that it costs its time-out once and not at each start. */
export function rememberFailure(
  dataDir: string,
  name: string,
  note: { at: Date; reason: string },
): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileOf(dataDir, name), JSON.stringify(note));
}

const fileOf = (dataDir: string, name: string): string => join(dataDir, `${name}-failed.json`);
