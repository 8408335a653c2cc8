import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../server/project-root.ts';

const run = promisify(execFile);
const here = join(projectRoot(), 'test/support/openedx');
const folder = join(projectRoot(), '.data/openedx-venv');

/**
 * A Python with Open edX's consumer, made once and kept on `.data/`. Errors: a sentence that says
 * what is missing on this machine.
 */
export async function openedxPython(): Promise<string> {
  const requirements = join(here, 'requirements.txt');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = join(folder, 'made-for');
  const python = join(folder, 'bin/python');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;
  await makeEnvironment();
  await run(python, ['-m', 'pip', 'install', '--quiet', '-r', requirements]);
  writeFileSync(stamp, wanted);
  return python;
}

async function makeEnvironment(): Promise<void> {
  try {
    await run('python3', ['-m', 'venv', '--clear', folder]);
  } catch (error) {
    throw new Error(
      'This test launches from a platform that we did not write, Open edX’s consumer, and needs Python 3 with venv on the PATH (python3). Install it and run the tests again.',
      { cause: error },
    );
  }
}
