import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../server/project-root.ts';

const run = promisify(execFile);

/** What a test asks of Python. */
export interface PythonNeeds {
  /** Its folder below test/support/, with requirements.txt. */
  folder: string;
  /** What the test does with it, for the person whose machine lacks Python. */
  purpose: string;
}

/**
 * A Python with these packages, made once and kept on `.data/`. Errors: a sentence that says what is
 * missing on this machine.
 */
export async function pythonFor({ folder, purpose }: PythonNeeds): Promise<string> {
  const requirements = join(projectRoot(), 'test/support', folder, 'requirements.txt');
  const environment = join(projectRoot(), `.data/${folder}-venv`);
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = join(environment, 'made-for');
  const python = join(environment, 'bin/python');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;
  await makeEnvironment(environment, purpose);
  await run(python, ['-m', 'pip', 'install', '--quiet', '-r', requirements]);
  writeFileSync(stamp, wanted);
  return python;
}

async function makeEnvironment(environment: string, purpose: string): Promise<void> {
  try {
    await run('python3', ['-m', 'venv', '--clear', environment]);
  } catch (error) {
    throw new Error(
      `This test ${purpose}, and needs Python 3 with venv on the PATH (python3). Install it and run the tests again.`,
      { cause: error },
    );
  }
}
