import type { FirstOf } from '../overview/overview-port.ts';
import type { AuditEntry, Letter } from '../records.ts';

/** What became of one attempt to send a letter. */
export type LetterOutcome = Pick<
  Letter,
  'state' | 'nextAttemptAt' | 'lastProblem' | 'sentAt' | 'text'
>;

/** The letters that wait and those that went (design.md, idea 7). */
export interface Outbox {
  /** Keeps a letter and its audit row. False, and nothing done, when one with the same key is there. */
  add(letter: Letter, audit?: AuditEntry): Promise<boolean>;
  /** Takes the most pressing letter that is due; until then nobody else gets it. */
  takeDue(lease: { now: Date; until: Date }): Promise<Letter | null>;
  /** Notes what became of the attempt, unless somebody else has taken over since. */
  settle(letter: Letter, outcome: LetterOutcome): Promise<void>;
  /** A host's letters, newest first. */
  listOfHost(
    hostId: string,
    query: { state: Letter['state'] | null; limit: number },
  ): Promise<Letter[]>;
  /** Those that did not go out, newest first. */
  failedOfHost(hostId: string, limit: number): Promise<FirstOf<Letter>>;
  findOfHost(hostId: string, id: string): Promise<Letter | null>;
  /** Lets a letter that failed wait again, from the beginning; false when it has not failed. */
  restart(id: string, now: Date, audit: AuditEntry): Promise<boolean>;
  /** Of all hosts, newest first; for trying out only. */
  newest(limit: number): Promise<Letter[]>;
}

/** Hands letters to the mail server. */
export interface Mailer {
  /** Nothing leaves the building: every letter is read on a page, a secret one too. */
  isForTryingOut: boolean;
  /** Never throws; a problem is told in words for the host, and a final one is not tried again. */
  send(letter: Letter): Promise<'sent' | { isFinal: boolean; problem: string }>;
}
