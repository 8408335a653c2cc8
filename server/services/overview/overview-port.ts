import type { PduEvent } from '../records.ts';

/** A state of affairs in which an event waits for somebody of its host. */
export type Affair = 'form-missing' | 'report-due' | 'report-differs' | 'draft';

/** The first of many, and how many there are. */
export interface FirstOf<T> {
  first: T[];
  total: number;
}

/** What needs a host's people now; practice left out, every question answered from an index. */
export interface OverviewStore {
  /** Events in this state of affairs, those that end first before others. */
  events(
    hostId: string,
    affair: Affair,
    query: { today: string; limit: number; without?: readonly string[] },
  ): Promise<FirstOf<PduEvent>>;
  /** Events whose claims wait for a form, with the number of claims; most first. */
  waitedFor(hostId: string): Promise<{ event: PduEvent; claims: number }[]>;
  /** Events with claims that could not be served, how many, and what held up one of them. */
  heldUp(hostId: string): Promise<{ event: PduEvent; claims: number; message: string }[]>;
  /** Rolling events that end in these days and have no event of the year after (R-EVT-3). */
  yearEnds(
    hostId: string,
    query: { today: string; until: string; limit: number },
  ): Promise<FirstOf<PduEvent>>;
  counts(
    hostId: string,
    query: { today: string; issuedSince: Date },
  ): Promise<{ goingOn: number; issued: number }>;
  /** Whether there is a real event, and one with a form in use. */
  beginnings(hostId: string): Promise<{ hasEvent: boolean; hasForm: boolean }>;
}
