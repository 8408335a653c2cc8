import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ProgramKind, LadderOptions } from './open-database.ts';
import { believedFailure, rememberFailure } from './remembered-failure.ts';

const run = promisify(execFile);

/** The wheel that was tried with mongoose and ltijs (README, Decisions). */
const SECANTUS_WHEEL = 'SecantusDB==0.7.0b3';

/** A server program and how to start it. */
export interface Program {
  kind: ProgramKind;
  command: string;
  args: (port: number, folder: string) => string[];
  /** Said once at the start, when there is something to know. */
  notice?: string;
}

/** One step of the ladder. `find` throws RungRefused when it leads nowhere. */
export interface Rung {
  label: string;
  find: () => Promise<Program>;
}

/** Why a step of the ladder does not help; the next one is tried. */
export class RungRefused extends Error {
  override name = 'RungRefused';
}

/** A `mongod` that is installed here. */
export function systemMongod({ systemBinary }: LadderOptions): Rung {
  const label = 'mongod on this machine';
  return {
    label,
    find: async () => {
      if (systemBinary && !existsSync(systemBinary))
        throw new RungRefused(`MONGOMS_SYSTEM_BINARY names ${systemBinary}, which is not there`);
      const command = systemBinary ?? (await known('mongod'));
      if (!command) throw new RungRefused('not on the PATH');
      return mongod('mongod', command);
    },
  };
}

/** mongodb-memory-server's download, kept; one that failed is not tried again for a day. */
export function downloadedMongod({ dataDir, say }: LadderOptions): Rung {
  return {
    label: 'mongodb-memory-server’s download of mongod',
    find: async () => {
      const failure = believedFailure(dataDir, 'mongod-download', new Date());
      if (failure) throw new RungRefused(`${failure} (not tried again for a day)`);
      say('Looking for a database (a download of mongod is tried once) …');
      try {
        return mongod('mongodb-memory-server', await download(join(dataDir, 'mongod')));
      } catch (error) {
        const reason = firstLine(error);
        rememberFailure(dataDir, 'mongod-download', { at: new Date(), reason });
        throw new RungRefused(reason);
      }
    },
  };
}

async function download(downloadDir: string): Promise<string> {
  const { MongoBinary } = await import('mongodb-memory-server');
  mkdirSync(downloadDir, { recursive: true });
  return MongoBinary.getPath({ downloadDir });
}

const mongod = (kind: ProgramKind, command: string): Program => ({
  kind,
  command,
  args: (port, folder) => [
    '--replSet',
    'pdu',
    '--dbpath',
    folder,
    '--port',
    String(port),
    '--bind_ip',
    '127.0.0.1',
    '--quiet',
  ],
});

/** SecantusDB's fast server, when somebody built it. */
export function secantusOnPath(options: LadderOptions): Rung {
  return {
    label: 'secantusd-rs',
    find: async () => {
      const command = await known('secantusd-rs');
      if (!command) throw new RungRefused('not on the PATH');
      return secantus(command, options);
    },
  };
}

/** SecantusDB from its Python wheel, in a virtual environment of its own. */
export function secantusFromWheel(options: LadderOptions): Rung {
  const { dataDir, say } = options;
  return {
    label: 'SecantusDB from PyPI',
    find: async () => {
      const folder = join(dataDir, 'secantus-venv');
      const command = join(folder, 'bin', 'secantusd-py');
      if (!existsSync(command)) await makeVenv(folder, say);
      return secantus(command, options);
    },
  };
}

async function makeVenv(folder: string, say: (line: string) => void): Promise<void> {
  const python = (await known('python3')) ?? (await known('python'));
  if (!python) throw new RungRefused('Python 3 is not on the PATH');
  say('Getting a database for trying out (SecantusDB, once, about half a minute) …');
  try {
    await run(python, ['-m', 'venv', '--clear', folder]);
    await run(join(folder, 'bin', 'pip'), ['install', '--quiet', SECANTUS_WHEEL]);
  } catch (error) {
    throw new RungRefused(firstLine(error));
  }
}

const secantus = (command: string, { isForgetful }: LadderOptions): Program => ({
  kind: 'secantusdb',
  command,
  // Without --sync-on-commit acknowledged writes are lost in a crash (design.md, database ladder).
  args: (port, folder) => [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--storage-path',
    folder,
    ...(isForgetful ? [] : ['--sync-on-commit']),
  ],
  notice:
    'The database is SecantusDB: for trying out and for tests only. Set MONGODB_URI for real use.',
});

/** The program's name when the machine knows it; asked by starting it, so that no environment is read. */
async function known(program: string): Promise<string | undefined> {
  try {
    await run(program, ['--version']);
    return program;
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isAbsent ? undefined : program;
  }
}

const firstLine = (error: unknown): string => {
  const { stderr } = error as { stderr?: string };
  const text = stderr?.trim() || (error instanceof Error ? error.message : String(error));
  return text.split('\n')[0] ?? text;
};
