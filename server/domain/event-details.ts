import { DEFAULT_CHECKS_PER_HOUR } from './parts.ts';

/** Where an event takes place (R-EVT-1, R-EVT-2). */
export type EventLocation =
  { kind: 'online' } | { kind: 'place'; city: string; zip: string; state: string };

/** How the time of an event is verified (R-TIM-1). */
export type Verification =
  /** Time and coverage are measured here; in long parts presence is asked for (R-TIM-8), 0 for never. */
  | { mode: 'tracked'; checksPerHour: number }
  /** The session's evaluation was submitted, and the host confirmed who was there. */
  | { mode: 'evaluation' }
  /** The LMS releases the activity after its own conditions; the designed time is documented. */
  | { mode: 'release'; documentedParts: { title: string; minutes: number }[] };

/** What a host types in; anything may be missing while the event is a draft. */
export interface EventDetails {
  title: string;
  instructorNames: string[];
  description: string;
  categories: string[];
  /** Calendar days in the host's time zone, YYYY-MM-DD; empty while not chosen. */
  startDate: string;
  endDate: string;
  location: EventLocation | null;
  minutesOfInstruction: number | null;
  /** A course that is open all the time and is entered year by year (R-EVT-3). */
  isRolling: boolean;
  verification: Verification;
  /** One sentence for each question of ARM, by its id (R-EVT-7). */
  armAnswers: Record<string, string>;
  /** Why a topic that needs one is eligible here (R-EVT-9). */
  justification: string;
  /** Why a refused topic was matched wrongly (R-EVT-11). */
  overruleReason: string;
}

/** An event of which nothing is known yet. */
export const EMPTY_DETAILS: Readonly<EventDetails> = {
  title: '',
  instructorNames: [],
  description: '',
  categories: [],
  startDate: '',
  endDate: '',
  location: null,
  minutesOfInstruction: null,
  isRolling: false,
  verification: { mode: 'tracked', checksPerHour: DEFAULT_CHECKS_PER_HOUR },
  armAnswers: {},
  justification: '',
  overruleReason: '',
};
