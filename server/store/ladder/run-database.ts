import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, stopProcess } from './process-life.ts';
import type { LadderOptions, OpenDatabase, ProgramKind } from './open-database.ts';
import { answers, becomePrimary } from './reach-database.ts';
import { type Program, RungRefused } from './rungs.ts';
import { type RunningNote, readNote, writeNote } from './running-note.ts';
import { withStartLock } from './start-lock.ts';

const START_MS = 60_000;
const SAY_AFTER_MS = 2000;
const FORGETFUL_STOP_MS = 2000;

/**
 * Runs a program on the data folder, or takes over one that is already on it: a server that was
 * killed leaves its database behind, holding the folder.
 */
export async function runDatabase(program: Program, options: LadderOptions): Promise<OpenDatabase> {
  const { dataDir, name } = options;
  mkdirSync(join(dataDir, name), { recursive: true });
  return withStartLock(join(dataDir, `${name}.lock`), async () => {
    const note = readNote(dataDir, name);
    if (note && isAlive(note.pid) && (await answers(note.port))) return joinRunning(note, options);
    if (program.notice) options.say(program.notice);
    return start(program, note, options);
  });
}

/** A database whose owner lives is shared; an orphan becomes ours. */
function joinRunning(note: RunningNote, options: LadderOptions): OpenDatabase {
  const isOrphan = !isAlive(note.ownerPid);
  if (isOrphan) writeNote(options.dataDir, options.name, { ...note, ownerPid: process.pid });
  return describe(note, options, isOrphan ? () => stop(note, options) : async () => {});
}

async function start(
  program: Program,
  before: RunningNote | null,
  options: LadderOptions,
): Promise<OpenDatabase> {
  // One that hangs and does not answer still holds the folder.
  if (before && isAlive(before.pid)) await stopProcess(before.pid);
  const port = await choosePort(before?.port);
  const child = launch(program, port, options);
  const note: RunningNote = {
    pid: child.pid ?? 0,
    port,
    kind: program.kind,
    ownerPid: process.pid,
  };
  writeNote(options.dataDir, options.name, note);
  await waitUntilReady(child, note, options);
  return describe(note, options, () => stop(note, options));
}

/** What may be forgotten need not be written down at the end, which can take a minute. */
const stop = ({ pid }: RunningNote, { isForgetful }: LadderOptions): Promise<void> =>
  stopProcess(pid, isForgetful ? FORGETFUL_STOP_MS : undefined);

/** In a process group of its own, so that Ctrl-C reaches the server first and the database last. */
function launch(program: Program, port: number, { dataDir, name }: LadderOptions): ChildProcess {
  const log = openSync(join(dataDir, `${name}.log`), 'a');
  const folder = join(dataDir, name);
  const child = spawn(program.command, program.args(port, folder), {
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => {});
  child.unref();
  return child;
}

async function waitUntilReady(
  child: ChildProcess,
  note: RunningNote,
  options: LadderOptions,
): Promise<void> {
  const begun = Date.now();
  let hasSaid = false;
  while (Date.now() - begun < START_MS) {
    if (child.exitCode !== null || !note.pid)
      throw new RungRefused(`it ended at once; see ${options.name}.log in the data folder`);
    if (await answers(note.port)) return becomePrimary(note.port, note.kind);
    if (!hasSaid && Date.now() - begun > SAY_AFTER_MS) options.say('Waiting for the database …');
    hasSaid ||= Date.now() - begun > SAY_AFTER_MS;
    await sleep(100);
  }
  await stopProcess(note.pid);
  throw new RungRefused(`it did not answer within ${START_MS / 1000} s`);
}

/**
 * SecantusDB keeps the answers of the last 10,000 retryable writes and sorts all of them at each
 * further one, so that each costs 10 ms or more; nothing is retried on a server that is alone.
 */
const OPTIONS: Partial<Record<ProgramKind, string>> = { secantusdb: '&retryWrites=false' };

const describe = (
  note: RunningNote,
  options: LadderOptions,
  stop: () => Promise<void>,
): OpenDatabase => ({
  uri: `mongodb://127.0.0.1:${note.port}/${options.databaseName}?directConnection=true${OPTIONS[note.kind] ?? ''}`,
  kind: note.kind,
  where: `${join(options.dataDir, options.name)} (${note.kind})`,
  stop,
});

/** The port of the last time when it is free, since a replica set remembers its own address. */
async function choosePort(wanted: number | undefined): Promise<number> {
  return (wanted && (await tryPort(wanted))) || (await tryPort(0)) || 0;
}

function tryPort(port: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
