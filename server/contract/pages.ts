import type { Piece } from '../domain/piece.ts';
import type { Right } from '../domain/rights.ts';
import type { AttendanceResponse, SessionResponse } from './educator.ts';

/** How an LMS shows a page in a frame of its own. */
export interface FrameData {
  /** Origins of the pages around it, which are told how high it is. */
  framedBy: string[];
  /** Language tag of the person, e.g. `es-MX`. */
  locale?: string | undefined;
  isHighContrast: boolean;
  /** Where somebody gets back to the course; null when the LMS named no address. */
  returnUrl: string | null;
}

/** Why somebody sees an event without earning time. */
export type PreviewReason = 'teacher' | 'acting' | 'test' | 'observer';

/** The learner's page: with the session that earns, or as a preview without one. */
export type EducatorPageData = { kind: 'educator'; frame: FrameData; piece: Piece } & (
  SessionResponse | { why: PreviewReason; preview: AttendanceResponse }
);

/** Between login and launch: what the LMS keeps for a browser that takes no cookie of ours. */
export type LaunchPageData = {
  kind: 'launch';
  /** The frame of the LMS that keeps it, and the only origin that is asked and believed. */
  storage: { target: string; origin: string };
  key: string;
} & (
  | { step: 'store'; value: string; redirectTo: string }
  | { step: 'recover'; postTo: string; fields: { state: string; id_token: string } }
);

/** What the console's page is told inside itself, so that it is in no address and no storage. */
export interface HostPageData {
  kind: 'host';
  sessionToken: string;
  expiresAt: string;
  hostId: string;
  /** As the audit log names this person. */
  person: string;
  rights: Right[];
  /** Set for somebody who came from an LMS, and sees this event only. */
  eventId: string | null;
  /** Where a new session is had while the person is signed in; null: open it again from the LMS. */
  renewAt: string | null;
  /** The person's hosts; empty without an account. */
  hosts: { hostId: string; name: string }[];
  /** For somebody who came from an LMS. */
  launched: LaunchedData | null;
}

/** A service of an LMS without which the tool can do less. */
export type LackingService = 'grades' | 'roster';

/** What a teacher who came from an LMS sees beside the event. */
export interface LaunchedData {
  frame: FrameData;
  /** What the LMS does not offer for this activity. */
  lacks: LackingService[];
  /** Whose evidence is looked at first; null for the event. */
  attendanceId: string | null;
  /** The learner's page, as somebody sees it who has just come. */
  preview: AttendanceResponse;
}

/** Signing in, the code of the app, setting up a host, or what to do when one belongs to none. */
export interface AccountPageData {
  kind: 'account';
  place: 'sign-in' | 'second-factor' | 'set-up' | 'no-host';
}

/** By which the check page tells the issued file from others; nothing else of it is in the page. */
export interface CheckPageData {
  kind: 'check';
  serial: string;
  isVoided: boolean;
  /** SHA-256 of the issued file, as lower-case hex. */
  sha256: string;
  /** SHA-256 and length of the state's form, with which the issued file begins. */
  form: { sha256: string; byteLength: number } | null;
}

/**
 * What a page of ours in a frame tells the LMS’s page around it, which counts reading on a page of the
 * LMS itself: that it is there, and when asked for it (`pdu.session`) the session, null for somebody
 * who earns no time.
 */
export type SessionAnswer =
  { subject: 'pdu.ready' } | { subject: 'pdu.session.response'; session: SessionResponse | null };
