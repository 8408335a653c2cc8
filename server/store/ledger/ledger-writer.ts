import { LRUCache } from 'lru-cache';
import type { Ledger } from '../../domain/ledger/ledger.ts';
import { notFound } from '../../errors.ts';
import type { AttendanceKey, Decide } from '../../services/participation/ledger-ports.ts';
import { insertNew } from '../insert-new.ts';
import type { Models } from '../models.ts';
import type { StoredRow } from '../schemas/evidence.ts';
import { prepareRow, readLedger, toRow } from './ledger-rows.ts';

/** Reports that come within this time are written together. */
const GATHER_MS = 10;
/** As many as one message to the database takes. */
const MAX_BATCH = 500;
const KNOWN_LEDGERS = 20_000;

interface Job {
  key: AttendanceKey;
  decide: Decide;
  resolve: (ledger: Ledger) => void;
  reject: (error: unknown) => void;
}

/** What a job comes to: a row to write, or nothing to write. */
type Outcome = { stored: StoredRow; ledger: Ledger } | { unchanged: Ledger };

/**
 * Writes the rows of many participants together. Ledgers are remembered between their reports; that a
 * remembered one is still the newest is proven by the write itself, since only one row can have the
 * next number. Without a write it is read again before anything is said about it.
 */
export class LedgerWriter {
  readonly #models: Models;
  readonly #onWritten: (key: AttendanceKey, ledger: Ledger) => void;
  readonly #known = new LRUCache<string, Ledger>({ max: KNOWN_LEDGERS });
  #waiting: Job[] = [];
  #isAtWork = false;

  constructor(models: Models, onWritten: (key: AttendanceKey, ledger: Ledger) => void) {
    this.#models = models;
    this.#onWritten = onWritten;
  }

  record(key: AttendanceKey, decide: Decide): Promise<Ledger> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ key, decide, resolve, reject });
      if (this.#isAtWork) return;
      this.#isAtWork = true;
      setTimeout(() => void this.#drain(), GATHER_MS);
    });
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const { batch, rest } = nextBatch(this.#waiting);
      this.#waiting = rest;
      await this.#commit(batch);
    }
    this.#isAtWork = false;
  }

  async #commit(batch: readonly Job[]): Promise<void> {
    const outcomes = await Promise.all(batch.map((job) => this.#decide(job)));
    const writes = batch.flatMap((job, index) => {
      const outcome = outcomes[index];
      return outcome && 'stored' in outcome ? [{ job, ...outcome }] : [];
    });
    if (writes.length === 0) return;
    try {
      const lost = await insert(
        this.#models,
        writes.map(({ stored }) => stored),
      );
      for (const [index, write] of writes.entries()) {
        if (lost.has(index)) this.#again(write.job);
        else this.#done(write);
      }
    } catch (error) {
      for (const { job } of writes) this.#fail(job, error);
    }
  }

  /** Answers what is to be written; everything else is answered to the job here. */
  async #decide(job: Job): Promise<Outcome | null> {
    const { attendanceId } = job.key;
    try {
      const remembered = this.#known.get(attendanceId);
      const outcome = remembered && attempt(job, remembered);
      if (outcome && 'stored' in outcome) return outcome;
      const ledger = await readLedger(this.#models, attendanceId);
      if (!ledger) throw notFound('EVENT_UNKNOWN', 'This event');
      this.#known.set(attendanceId, ledger);
      const fresh = outcomeOf(job, ledger);
      if ('unchanged' in fresh) job.resolve(fresh.unchanged);
      return fresh;
    } catch (error) {
      this.#fail(job, error);
      return null;
    }
  }

  #done({ job, ledger }: { job: Job; ledger: Ledger }): void {
    this.#known.set(job.key.attendanceId, ledger);
    job.resolve(ledger);
    this.#onWritten(job.key, ledger);
  }

  /** Another server, or another page of the same person, was faster. */
  #again(job: Job): void {
    this.#known.delete(job.key.attendanceId);
    this.#waiting.push(job);
  }

  #fail(job: Job, error: unknown): void {
    this.#known.delete(job.key.attendanceId);
    job.reject(error);
  }
}

/** What a remembered ledger can't answer is asked of a fresh one. */
function attempt(job: Job, ledger: Ledger): Outcome | null {
  try {
    return outcomeOf(job, ledger);
  } catch {
    return null;
  }
}

function outcomeOf({ key, decide }: Job, ledger: Ledger): Outcome {
  const decision = decide(ledger);
  return decision ? prepareRow(key, ledger, decision) : { unchanged: ledger };
}

/** One row of an attendance at a time, since each depends on the one before. */
function nextBatch(waiting: readonly Job[]): { batch: Job[]; rest: Job[] } {
  const batch = new Map<string, Job>();
  const rest: Job[] = [];
  for (const job of waiting) {
    const { attendanceId } = job.key;
    if (batch.size < MAX_BATCH && !batch.has(attendanceId)) batch.set(attendanceId, job);
    else rest.push(job);
  }
  return { batch: [...batch.values()], rest };
}

/** Writes rows in one message; answers which of them have to be decided anew. */
async function insert(models: Models, rows: readonly StoredRow[]): Promise<ReadonlySet<number>> {
  const taken = await insertNew(models.evidenceRows, rows);
  const outdated = await removeOutdated(
    models,
    rows.filter((_, index) => !taken.has(index)),
  );
  return new Set(
    [...rows.keys()].filter((index) => {
      const id = rows[index]?._id;
      return taken.has(index) || (id !== undefined && outdated.has(id));
    }),
  );
}

/**
 * A row's number is free again once the row has been packed. Who remembered an old ledger may have
 * taken such a number, and the packed ledger tells: that row is no part of the chain.
 */
async function removeOutdated(
  { attendances, evidenceRows }: Models,
  rows: readonly StoredRow[],
): Promise<ReadonlySet<string>> {
  const byAttendance = new Map(rows.map((row) => [row.attendanceId, row]));
  const packed = await attendances
    .find({ _id: { $in: [...byAttendance.keys()] } }, { 'ledger.sequence': 1 })
    .lean<{ _id: string; ledger?: { sequence: number } }[]>();
  const outdated = packed.flatMap(({ _id, ledger }) => {
    const row = byAttendance.get(_id);
    return row && toRow(row).sequence <= (ledger?.sequence ?? 0) ? [row._id] : [];
  });
  if (outdated.length > 0) await evidenceRows.deleteMany({ _id: { $in: outdated } });
  return new Set(outdated);
}
