/** A link in a course, as platforms name it. */
export interface GradedLink {
  issuer: string;
  clientId: string;
  resourceLinkId: string;
}

/** Where somebody's grade goes, as the last launch of the link said (AGS 2.0, section 3.1). */
export interface GradeTarget extends GradedLink {
  deploymentId: string;
  /** The person's id at the platform. */
  userId: string;
  /** The course's line items; null when the platform names only the link's own. */
  lineItemsUrl: string | null;
  /** The link's own line item; null when it has none, or several. */
  lineItemUrl: string | null;
  scopes: string[];
}

/** Why a score did not arrive. */
export interface ScoreProblem {
  /** As lti-tool names it, see explain-score.ts. */
  code: string;
  /** What the platform said, for the log. */
  detail: string;
  at: Date;
}

/** A grade that an LMS gets: owed since the certificate was issued, sent by whichever server comes to it. */
export interface Score extends GradedLink {
  id: string;
  hostId: string;
  eventId: string;
  attendanceId: string;
  participantId: string;
  /** When the requirement was met and the claim was made; so that nobody is late by the sending. */
  submittedAt: Date;
  state: ScoreState;
  /** Begun, whether or not anything came of them. */
  attempts: number;
  /** While a server is at it, when another one may take over; null when nothing is left to do. */
  nextAttemptAt: Date | null;
  /** Written on the last attempt; the next one is later (AGS 2.0, section 3.4.2). */
  timestamp: Date | null;
  problem: ScoreProblem | null;
  createdAt: Date;
  sentAt: Date | null;
}

/** Percent, as line items usually have it; platforms convert to their own maximum. */
export const SCORE_MAXIMUM = 100;

export type ScoreState =
  | 'waiting'
  | 'sent'
  /** The LMS has a newer grade, such as a teacher's own; it stays. */
  | 'superseded'
  | 'failed';

/** What became of one attempt. */
export type ScoreOutcome = Pick<Score, 'state' | 'nextAttemptAt' | 'problem' | 'sentAt'>;

/** The grades that are owed and those that went, and where they go. */
export interface ScoreStore {
  /**
   * Keeps where the grade of an attendance goes, in the place of what was known of the same link. When
   * the certificate is there already, the grade is owed from now on.
   */
  noteTarget(attendanceId: string, target: GradeTarget, now: Date): Promise<{ isOwed: boolean }>;
  /** As it was noted last; null when nothing is. */
  targetOf(score: Score): Promise<GradeTarget | null>;
  /** Takes the one that is due for longest; until then nobody else gets it. */
  takeDue(lease: { now: Date; until: Date }): Promise<Score | null>;
  /** Keeps the timestamp of the attempt before it begins; false when somebody else has taken over. */
  stamp(score: Score, timestamp: Date): Promise<boolean>;
  /** Notes what became of the attempt, unless somebody else has taken over since. */
  settle(score: Score, outcome: ScoreOutcome): Promise<void>;
  /** Of an event; those that need somebody first, then the newest. */
  listOfEvent(eventId: string, limit: number): Promise<Score[]>;
  countOfEvent(eventId: string): Promise<Record<ScoreState, number>>;
  /** Lets those of an event that failed wait again, from the beginning; answers how many. */
  restart(eventId: string, now: Date): Promise<number>;
}

/** What a platform answered. */
export type LmsAnswer =
  | { kind: 'sent' }
  | { kind: 'superseded' | 'failed'; code: string; detail: string }
  | { kind: 'later'; code: string; detail: string; retryAfterSeconds: number | null };

/** The services of learning platforms, by LTI Advantage; implemented on lti-tool. */
export interface LmsServices {
  /** The line item of a link: found, or made when there is none. Whoever calls it holds the link. */
  lineItemOf(
    target: GradeTarget,
    wanted: { label: string; resourceId: string; scoreMaximum: number },
  ): Promise<{ lineItemUrl: string } | LmsAnswer>;
  /** Sends the full score of somebody who met the requirement. */
  sendScore(
    target: GradeTarget,
    score: { lineItemUrl: string; scoreMaximum: number; timestamp: Date; submittedAt: Date },
  ): Promise<LmsAnswer>;
}
