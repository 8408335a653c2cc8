/** Where the people of a course are, as the last launch from it said (NRPS 2.0, section 3.6.1.1). */
export interface RosterTarget {
  issuer: string;
  clientId: string;
  /** The course's id at the platform. */
  contextId: string;
  deploymentId: string;
  membershipsUrl: string;
}

/** A learner of a course in which the event is placed. */
export interface RosterLearner {
  eventId: string;
  issuer: string;
  clientId: string;
  /** As participants are known. */
  key: string;
  name: string;
  email: string | null;
  hasBegun: boolean;
  /** When the roster was read in which the learner was last. */
  readAt: Date;
}

/** What was read last of an event's courses. */
export interface RosterReading {
  eventId: string;
  readAt: Date;
  courses: {
    issuer: string;
    clientId: string;
    contextId: string;
    learnerCount: number;
    /** Why it could not be read to its end; what came before counts. */
    problem: { code: string; detail: string } | null;
  }[];
}

export interface RosterStore {
  /** The courses in which an event is placed and whose platforms let people be read. */
  targetsOf(eventId: string): Promise<RosterTarget[]>;
  /** Events that are placed in such courses. */
  placedEvents(): Promise<string[]>;
  /** Of these keys those who have opened the event. */
  begunAmong(event: { id: string; hostId: string }, keys: readonly string[]): Promise<Set<string>>;
  /** Adds learners, or changes those that are known. */
  put(learners: readonly RosterLearner[]): Promise<void>;
  /** Keeps the reading, and forgets learners of courses that were read whole and had them no more. */
  finish(reading: RosterReading): Promise<void>;
  find(eventId: string): Promise<RosterReading | null>;
  /** Those who have not opened the event, by name. */
  notBegun(eventId: string, limit: number): Promise<{ first: RosterLearner[]; total: number }>;
}

/** A page of a course's learners; the last may be a problem instead. */
export type RosterPage =
  | { learners: { subject: string; name: string; email: string | null }[] }
  | { problem: { code: string; detail: string } };

/** Reads the people of courses; implemented on lti-tool. */
export interface LmsRosters {
  learnersOf(target: RosterTarget): AsyncIterable<RosterPage>;
}
