import { z } from 'zod';
import { PART_KINDS } from '../domain/parts.ts';
import { idText, typedLine, typedText } from './text.ts';

/** The most stretches one report may carry; a beat every 15 s has a handful. */
export const MAX_SEGMENTS = 100;

/** A year of beats, one each second, would not get there. */
const MAX_SEQUENCE = 100_000_000;

const seconds = z.number().min(0).max(1_000_000);

/** `POST /api/beats`: what played, was read or attended since the last report that was acknowledged. */
export const BeatRequest = z.strictObject({
  /** An earlier session of the same educator at this event, when its reports come late. */
  sessionId: idText.optional(),
  /** Counts up by one within a session; a number seen before changes nothing. */
  sequence: z.int().min(1).max(MAX_SEQUENCE),
  partId: idText,
  segments: z
    .array(
      z.strictObject({
        /** When it began, in seconds since the session began. */
        atSeconds: seconds,
        /** Positions in the part; in one without positions only the length counts. */
        fromSeconds: seconds,
        toSeconds: seconds,
        rate: z.number().gt(0).max(16),
      }),
    )
    .max(MAX_SEGMENTS),
  /** Somebody touched the page since the report before. */
  isAlive: z.boolean(),
  /** What became of the question whether somebody is there (R-TIM-8). */
  check: z
    .strictObject({ id: z.int().min(0).max(MAX_SEQUENCE), outcome: z.enum(['answered', 'missed']) })
    .optional(),
});

/** `POST /api/evaluation`: all answers at once. */
export const EvaluationRequest = z.strictObject({
  answers: z
    .array(
      z.strictObject({
        questionId: idText,
        value: typedText(2000).min(1),
      }),
    )
    .max(50),
});

/** `POST /api/claims`: the educator's own words (R-CRT-3). */
export const ClaimRequest = z.strictObject({
  name: typedLine(200),
  isMontanaEducator: z.boolean(),
});

/** `POST /api/sessions`: a token that the embedding page's own server signed. */
export const SessionRequest = z.strictObject({
  token: z.string().regex(/^[\w.-]{1,4000}$/, 'must be a signed token'),
});

/** `POST /api/sessions`: the bearer token for all later calls; kept in the page's memory only. */
export const SessionResponse = z.object({ sessionToken: z.string(), expiresAt: z.iso.datetime() });

const RangeSchema = z.tuple([z.number(), z.number()]);

/** Why there is no certificate yet, or why a request was refused. */
export const ProblemSchema = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
});

export const PartProgressSchema = z.object({
  partId: z.string(),
  covered: z.array(RangeSchema),
  /** What still has to be watched; the first is where to go next. */
  missing: z.array(RangeSchema),
  verifiedSeconds: z.number(),
});

export const ProgressSchema = z.object({
  verifiedSeconds: z.number(),
  requiredSeconds: z.number(),
  parts: z.array(PartProgressSchema),
  /** Everything that is still missing before a claim, with what to do (R-TIM-4). */
  reasons: z.array(ProblemSchema),
});

/** Whether and when the educator is asked to be there (R-TIM-8). */
export const PresenceSchema = z.object({
  /** The next question, and after how many more counted seconds in parts that ask; null for none. */
  check: z.object({ id: z.int(), afterSeconds: z.number() }).nullable(),
  /** The last one was not answered: nothing counts until it is. */
  isAway: z.boolean(),
});

/** Where the session of this opening stands. */
export const SessionStateSchema = z.object({
  id: z.string(),
  /** False when another window or device took over (R-TIM-5). */
  isLive: z.boolean(),
  /** How long it has gone on, on the server's clock. */
  elapsedSeconds: z.number(),
});

/** What the server proved so far. */
const proven = {
  progress: ProgressSchema,
  presence: PresenceSchema,
  session: SessionStateSchema,
};

/** `POST /api/beats`: what the server proved. */
export const BeatResponse = z.object({
  ...proven,
  /** A fresh bearer token when the old one is more than half used. */
  renewed: SessionResponse.optional(),
});

export const ClaimSchema = z.object({
  /** `waiting`: stored, and served as soon as the host has seen to the official form (R-CRT-6). */
  status: z.enum(['waiting', 'issued']),
  name: z.string(),
  /** Why it could not be served at the last try; it is tried again by itself. */
  heldUp: ProblemSchema.optional(),
  certificate: z
    .object({
      serial: z.string(),
      issuedAt: z.iso.datetime(),
      fileName: z.string(),
      /** Where anybody can check it (R-CRT-12). */
      checkUrl: z.string(),
    })
    .optional(),
});

/** `GET /api/attendance`: everything that the element shows. */
export const AttendanceResponse = z.object({
  event: z.object({
    id: z.string(),
    title: z.string(),
    hostName: z.string(),
    pduCount: z.number(),
    isPractice: z.boolean(),
    parts: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(PART_KINDS),
        title: z.string(),
        durationSeconds: z.number(),
        /** Presence is asked for in it (R-TIM-8). */
        isChecked: z.boolean(),
        /** Absolute addresses. */
        sources: z.array(z.object({ src: z.string(), type: z.string() })),
        captionsSrc: z.string().optional(),
      }),
    ),
    evaluation: z.array(
      z.object({ id: z.string(), text: z.string(), kind: z.enum(['rating', 'text']) }),
    ),
  }),
  /** As the LMS or the page sent it; the educator confirms or types it. */
  educatorName: z.string(),
  /** Whether a certificate can be mailed to the educator. */
  hasEmail: z.boolean(),
  ...proven,
  hasSubmittedEvaluation: z.boolean(),
  claim: ClaimSchema.nullable(),
});

/** One of several reasons. */
export const ReasonSchema = ProblemSchema.extend({
  /** The field to go to, when there is one. */
  field: z.string().optional(),
  /** A fact that the form and the event have otherwise, for a table. */
  sides: z.object({ label: z.string(), onEvent: z.string(), onForm: z.string() }).optional(),
});

/** Every refusal of the API. */
export const ErrorResponse = z.object({
  error: ProblemSchema.extend({
    /** All reasons, when there are several. */
    reasons: z.array(ReasonSchema).optional(),
    /** To be told to support; the same code is in the log. */
    supportCode: z.string().optional(),
  }),
});

export type BeatRequest = z.infer<typeof BeatRequest>;
export type BeatResponse = z.infer<typeof BeatResponse>;
export type EvaluationRequest = z.infer<typeof EvaluationRequest>;
export type ClaimRequest = z.infer<typeof ClaimRequest>;
export type ClaimResponse = z.infer<typeof ClaimSchema>;
export type SessionRequest = z.infer<typeof SessionRequest>;
export type SessionResponse = z.infer<typeof SessionResponse>;
export type AttendanceResponse = z.infer<typeof AttendanceResponse>;
export type ProgressResponse = z.infer<typeof ProgressSchema>;
export type ErrorResponse = z.infer<typeof ErrorResponse>;
