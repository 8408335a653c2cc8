import { z } from 'zod';
import { PART_KINDS } from '../domain/parts.ts';
import { PersonSchema } from './people.ts';
import { idText, typedText } from './text.ts';

const moment = z.iso.datetime();

/** Somebody opened the event’s page. */
const SessionSchema = z.object({
  number: z.int(),
  startedAt: moment,
  /** When another window or device took over; null while this is the last one. */
  endedAt: moment.nullable(),
  /** When its page last reported; null when it never did. */
  lastHeardAt: moment.nullable(),
  /** In words, like “Firefox on Windows”. */
  device: z.string(),
  /** What the browser says of itself. */
  userAgent: z.string(),
  /** Claimed beyond the clock, or twice at the same time; never credited. */
  refusedSeconds: z.number(),
});

/** Something was watched, read or attended without a break worth naming. */
const StretchSchema = z.object({
  partId: z.string(),
  /** The number of its session. */
  session: z.int(),
  from: moment,
  until: moment,
  /** Less than between the two moments when there were short pauses. */
  seconds: z.number(),
  /** Positions in the part. */
  fromSeconds: z.number(),
  toSeconds: z.number(),
  rate: z.number(),
  /** False when nobody answered the question that followed, so that it counts for nothing. */
  isProven: z.boolean(),
});

/** A question whether somebody is there (R-TIM-8). */
const CheckSchema = z.object({
  at: moment,
  session: z.int(),
  partId: z.string(),
  outcome: z.enum(['answered', 'missed']),
});

/** Time that the host added, with a reason. */
const AdditionSchema = z.object({
  /** The row of the evidence that added it; to take it back. */
  row: z.int(),
  at: moment,
  by: z.string(),
  partId: z.string(),
  seconds: z.number(),
  /** Stretches of the part. */
  ranges: z.array(z.tuple([z.number(), z.number()])),
  reason: z.string(),
  /** Set when it was taken back; less is taken when the rest was really watched since. */
  takenBack: z
    .object({ row: z.int(), at: moment, by: z.string(), seconds: z.number(), reason: z.string() })
    .nullable(),
});

/** `GET /api/host/events/:id/participants/:attendanceId/evidence`, and the answer to each change by hand. */
export const EvidenceResponse = z.object({
  person: PersonSchema,
  event: z.object({
    id: z.string(),
    title: z.string(),
    /** The host’s; every time of day is shown there. */
    timeZone: z.string(),
    requiredSeconds: z.number(),
    /** Whether time is measured here, and may be added by hand now. */
    isTracked: z.boolean(),
    mayAddTime: z.boolean(),
  }),
  parts: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(PART_KINDS),
      title: z.string(),
      durationSeconds: z.number(),
      verifiedSeconds: z.number(),
    }),
  ),
  sessions: z.array(SessionSchema),
  stretches: z.array(StretchSchema),
  checks: z.array(CheckSchema),
  additions: z.array(AdditionSchema),
  /** Everything above is read from these rows; the head is what a certificate carries. */
  chain: z.object({ rowCount: z.int(), head: z.string() }),
});

const reason = typedText(1000).min(3, 'say why in a few words');

/** `POST …/participants/:attendanceId/time`: time by hand (R-TIM-4). */
export const AddTimeRequest = z.strictObject({
  partId: idText,
  minutes: z.int('must be whole minutes').min(1).max(1440),
  reason,
});

/** `POST …/participants/:attendanceId/time/:row/take-back`. */
export const TakeBackRequest = z.strictObject({ reason });

const attendanceId = z.string().min(1).max(100);

/** The parts of a path that name an addition. */
export const AdditionParams = z.object({
  attendanceId,
  row: z.coerce.number().int().min(1).max(100_000_000),
});

export type EvidenceResponse = z.infer<typeof EvidenceResponse>;
export type AddTimeRequest = z.infer<typeof AddTimeRequest>;
