import { z } from 'zod';
import { ARM_QUESTIONS } from '../domain/arm-questions.ts';
import { DEFAULT_CHECKS_PER_HOUR, PART_KINDS } from '../domain/parts.ts';
import { day, idText, typedLine, typedText, webAddress } from './text.ts';

const LocationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('online') }),
  z.strictObject({
    kind: z.literal('place'),
    city: typedLine(100),
    zip: typedLine(10),
    state: typedLine(30),
  }),
]);

const VerificationSchema = z.discriminatedUnion('mode', [
  z.strictObject({
    mode: z.literal('tracked'),
    checksPerHour: z.int().min(0).max(12).default(DEFAULT_CHECKS_PER_HOUR),
  }),
  z.strictObject({ mode: z.literal('evaluation') }),
  z.strictObject({
    mode: z.literal('release'),
    documentedParts: z
      .array(z.strictObject({ title: typedLine(200), minutes: z.int().min(1).max(12_000) }))
      .max(200),
  }),
]);

const armQuestion = z
  .string()
  .refine((id) => ARM_QUESTIONS.some((one) => one.id === id), 'is no question of ARM');

/** What a host types of an event; a draft may miss anything. */
export const DetailsSchema = z.strictObject({
  title: typedLine(200),
  instructorNames: z.array(typedLine(120)).max(20),
  description: typedText(5000),
  categories: z.array(typedLine(80)).max(30),
  startDate: day,
  endDate: day,
  location: LocationSchema.nullable(),
  /** Whole minutes, so that 5.999 hours are not 6. */
  minutesOfInstruction: z.int('must be whole minutes').min(0).max(12_000).nullable(),
  isRolling: z.boolean(),
  verification: VerificationSchema,
  armAnswers: z.record(armQuestion, typedText(1000)),
  justification: typedText(2000),
  overruleReason: typedText(2000),
});

/** A recording elsewhere, or one that comes with the product. */
const media = z.union([webAddress(2000), z.string().regex(/^\/media\/[\w.-]{1,100}$/)]);

const PartSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'must be lower-case letters, digits and hyphens'),
  kind: z.enum(PART_KINDS).default('video'),
  title: typedLine(200).min(1),
  durationSeconds: z.number().positive().max(86_400),
  sources: z
    .array(
      z.strictObject({
        src: media,
        type: z.string().regex(/^[\w.+/-]{0,80}$/, 'must be a kind of file like video/mp4'),
      }),
    )
    .max(6),
  captionsSrc: media.optional(),
});

const QuestionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  text: typedLine(500).min(1),
  kind: z.enum(['rating', 'text']),
});

/** More edits than anybody makes. */
const MAX_REVISION = 100_000_000;

/** `POST /api/host/events` and `PUT /api/host/events/:id`. */
export const SaveEventRequest = z.strictObject({
  /** The revision that was edited; 0 for a new event. */
  revision: z.int().min(0).max(MAX_REVISION),
  details: DetailsSchema,
  parts: z.array(PartSchema).max(200),
  evaluation: z.array(QuestionSchema).max(50),
});

/** `POST /api/host/events/:id/publish`, `/next-year`, `/duplicate`. */
export const RevisionRequest = z.strictObject({ revision: z.int().min(1).max(MAX_REVISION) });

/** `POST /api/host/events/:id/cancel` and `/certificates/:serial/void`. */
export const ReasonRequest = z.strictObject({
  reason: typedText(1000).min(3, 'say why in a few words'),
});

/** `POST /api/host/events/:id/report`: the number that was keyed into PDUPS. */
export const ReportRequest = z.strictObject({ count: z.int().min(0).max(10_000_000) });

/** `PUT /api/host/events/:id/legal-hold`. */
export const LegalHoldRequest = ReasonRequest.extend({ isHeld: z.boolean() });

/** `POST /api/host/events/:id/purge`: the event's title, typed again. */
export const PurgeRequest = z.strictObject({ title: typedText(200) });

/** `POST /api/host/events/:id/participants/:attendanceId/confirm`. */
export const ConfirmRequest = z.strictObject({ isThere: z.boolean() });

export const EventStateSchema = z.enum(['draft', 'published', 'ended', 'cancelled', 'purged']);

/** From 0. */
const pageNumber = z.coerce.number().int().min(0).max(100_000).default(0);

/** `GET /api/host/events?words=&state=&sort=&page=`. */
export const EventListQuery = z.strictObject({
  words: typedLine(200).default(''),
  state: EventStateSchema.optional(),
  sort: z.enum(['newest', 'oldest', 'title']).default('newest'),
  page: pageNumber,
});

/** One thing that keeps an event from being published, and the field to go to. */
export const PublishProblemSchema = z.object({
  code: z.string(),
  field: z.string(),
  message: z.string(),
  remedy: z.string(),
});

export const OpiEmailSchema = z.object({ to: z.string(), subject: z.string(), text: z.string() });

export const ReportStatusSchema = z.enum(['not-due', 'due', 'reported', 'differs']);

/** An event as its editor needs it. */
export const EventResponse = z.object({
  id: z.string(),
  revision: z.int(),
  state: EventStateSchema,
  isPractice: z.boolean(),
  details: DetailsSchema,
  parts: z.array(PartSchema),
  evaluation: z.array(QuestionSchema),
  pduCount: z.number(),
  /** Entered after it began (R-EVT-5). */
  isLate: z.boolean(),
  previousEventId: z.string().nullable(),
  nextEventId: z.string().nullable(),
  /** What keeps it from being published; empty when nothing does. */
  problems: z.array(PublishProblemSchema),
  /** What may be done now. */
  actions: z.array(z.string()),
  report: z.object({
    status: ReportStatusSchema,
    keyed: z.array(z.object({ count: z.int(), keyedBy: z.string(), keyedAt: z.iso.datetime() })),
  }),
  hasLegalHold: z.boolean(),
  /** The day until which records are kept (R-REC-1); null while there is no end. */
  keptUntil: z.iso.date().nullable(),
  /** Set when the records were removed. */
  purge: z
    .object({
      begunAt: z.iso.datetime(),
      by: z.string(),
      /** False while something is left to remove. */
      isFinished: z.boolean(),
      voidedCount: z.int(),
    })
    .nullable(),
  /** What the editor offers. */
  choices: z.object({
    categories: z.array(z.string()),
    usualChecksPerHour: z.int(),
    armQuestions: z.array(z.object({ id: z.string(), question: z.string(), hint: z.string() })),
  }),
});

/** `POST …/cancel` and `POST …/opi-edit`: the e-mail to send. */
export const EmailResponse = z.object({ email: OpiEmailSchema });

/** `GET /api/host/sheet`: the numbers to key into PDUPS. */
export const SheetResponse = z.object({
  rows: z.array(
    z.object({
      eventId: z.string(),
      title: z.string(),
      startDate: z.string(),
      endDate: z.string(),
      issuedCount: z.int(),
      voidedCount: z.int(),
      standingCount: z.int(),
      keyedCount: z.int().nullable(),
      difference: z.int(),
      status: ReportStatusSchema,
    }),
  ),
});

/** `GET /api/host/yearly-pack.csv?year=`. */
export const YearQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2200) });

/** `GET /api/host/audit?eventId=&page=`. */
export const AuditQuery = z.strictObject({
  eventId: idText.optional(),
  page: pageNumber,
});

/** A page of the audit log. */
export const AuditResponse = z.object({
  /** The host's; times are shown there. */
  timeZone: z.string(),
  entries: z.array(
    z.object({
      at: z.iso.datetime(),
      actor: z.string(),
      action: z.string(),
      eventId: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
});

export type SaveEventRequest = z.infer<typeof SaveEventRequest>;
export type EventListQuery = z.infer<typeof EventListQuery>;
export type EventResponse = z.infer<typeof EventResponse>;
export type EmailResponse = z.infer<typeof EmailResponse>;
export type SheetResponse = z.infer<typeof SheetResponse>;
export type AuditResponse = z.infer<typeof AuditResponse>;
