import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pythonFor } from '../python/python-environment.ts';
import { scratchFolder } from '../server/scratch-folder.ts';

const run = promisify(execFile);

/** What openapi-spec-validator, which is not ours, says of a document; it throws when it is wrong. */
export async function validateDocument(document: unknown): Promise<string> {
  const python = await pythonFor({
    folder: 'openapi',
    purpose: 'checks the API’s document with a validator that we did not write',
  });
  const folder = scratchFolder();
  try {
    const file = join(folder.path, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    const { stdout } = await run(python, ['-m', 'openapi_spec_validator', file]);
    return stdout.trim().split(': ').at(-1) ?? '';
  } finally {
    folder.remove();
  }
}
