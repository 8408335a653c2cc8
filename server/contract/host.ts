import { z } from 'zod';
import { EventStateSchema, ReportStatusSchema } from './event.ts';
import { typedLine, typedText } from './text.ts';

/** `stale`: a printed fact was edited after the print, so the form has to be printed anew (R-CRT-13). */
const FormStatusSchema = z.enum(['missing', 'needs-review', 'needs-map', 'ready', 'stale']);

/** `GET /api/host/events`: the host's events, with the exact count of each. */
export const HostEventsResponse = z.object({
  hostName: z.string(),
  /** Whether there is another page. */
  hasMore: z.boolean(),
  events: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      startDate: z.string(),
      endDate: z.string(),
      isPractice: z.boolean(),
      state: EventStateSchema,
      certificateCount: z.int(),
      formStatus: FormStatusSchema,
      reportStatus: ReportStatusSchema,
    }),
  ),
});

export const BoxSchema = z.strictObject({
  /** Page index, from 0. */
  page: z.int().min(0).max(50),
  /** PDF points from the left and from the bottom of the page as it is shown. */
  x: z.number().min(0).max(5000),
  y: z.number().min(0).max(5000),
  width: z.number().min(10).max(5000),
  height: z.number().min(6).max(5000),
});

/** `PUT /api/host/events/:id/form/map`: where name, signature and date go (R-CRT-10). */
export const FieldMapRequest = z.strictObject({
  name: BoxSchema,
  signature: BoxSchema,
  date: BoxSchema,
  serial: BoxSchema.optional(),
  email: BoxSchema.optional(),
});

const FactSchema = z.enum([
  'titleOfActivity',
  'nameOfInstructor',
  'beginningAndEndingDates',
  'approvedProviderName',
  'providersPhone',
  'location',
  'unitsEarned',
]);

/** One fact of Section II: what the guard found, and what a person decided about it (R-CRT-6). */
const FormFactSchema = z.object({
  fact: FactSchema,
  /** As the form prints it. */
  label: z.string(),
  onEvent: z.string(),
  /** Null when nothing was found. */
  onForm: z.string().nullable(),
  verdict: z.enum(['found', 'differs', 'not-found']),
  decision: z
    .object({
      kind: z.enum(['seen', 'overruled']),
      reason: z.string().nullable(),
      by: z.string(),
      at: z.iso.datetime(),
    })
    .nullable(),
});

/** `POST /api/host/events/:id/form/facts`: a person's word on what the guard could not settle. */
export const FormFactsRequest = z.strictObject({
  /** Of the form that was looked at. */
  version: z.int().min(1).max(10_000),
  decisions: z
    .array(
      z.strictObject({
        fact: FactSchema,
        /** Why a fact that differs is right all the same; empty for one that was seen. */
        reason: typedText(1000),
      }),
    )
    .min(1)
    .max(7),
});

/** `GET /api/host/events/:id/form/map`: the places in use, or those offered for a new form. */
export const FieldMapOffer = z.object({
  fieldMap: FieldMapRequest,
  /** In use for this form, drawn on one that looks alike, or found on this one. */
  source: z.enum(['in-use', 'look-alike', 'found']),
  /** What each place was found by, when it was found: a field of the form, or a label at a line. */
  found: z
    .partialRecord(
      z.enum(['name', 'signature', 'date', 'serial', 'email']),
      z.enum(['field', 'label', 'nothing']),
    )
    .optional(),
});

/** `POST /api/host/events/:id/form/preview`: a certificate to look at, for somebody of this name. */
export const PreviewRequest = z.strictObject({
  fieldMap: FieldMapRequest,
  name: typedLine(200).min(1, 'is needed: whose name is to be seen'),
});

/** `GET /api/host/events/:id`, and the answer to every change of its form. */
export const HostEventResponse = z.object({
  event: z.object({
    id: z.string(),
    title: z.string(),
    instructorNames: z.array(z.string()),
    startDate: z.string(),
    endDate: z.string(),
    location: z.string(),
    hostName: z.string(),
    hostPhone: z.string(),
    pduCount: z.number(),
    isPractice: z.boolean(),
    requiredSeconds: z.number(),
    verificationMode: z.enum(['tracked', 'evaluation', 'release']),
    hasEvaluation: z.boolean(),
    /** The host's; every time of day is shown there. */
    timeZone: z.string(),
  }),
  /** The actual number of certificates issued (R-CNT-1). */
  certificateCount: z.int(),
  /** People who have opened it. */
  participantCount: z.int(),
  form: z.object({
    status: FormStatusSchema,
    version: z.int().optional(),
    sha256: z.string().optional(),
    uploadedAt: z.iso.datetime().optional(),
    /** Whether the form is a picture, whose facts can't be read. */
    isTextless: z.boolean().optional(),
    pageCount: z.int().optional(),
    /** Fact by fact; missing for forms of earlier releases. */
    facts: z.array(FormFactSchema).optional(),
    /** The map in use. */
    fieldMap: FieldMapRequest.optional(),
  }),
  /** Whether the host has a signature whose signatory agrees to it; without, claims wait (R-CRT-2). */
  maySign: z.boolean(),
  /** Certificates that were taken back, with the reason (R-CRT-9). */
  voided: z.array(
    z.object({
      serial: z.string(),
      name: z.string(),
      at: z.iso.datetime(),
      by: z.string(),
      reason: z.string(),
    }),
  ),
});

const id = z.string().min(1).max(100);

/** The part of a path that names a certificate of an event. */
export const CertificateParams = z.object({ serial: id });

/** The part of a path that names somebody's attendance at an event. */
export const AttendanceParams = z.object({ attendanceId: id });

export type HostEventsResponse = z.infer<typeof HostEventsResponse>;
export type HostEventResponse = z.infer<typeof HostEventResponse>;
export type FormFactsRequest = z.infer<typeof FormFactsRequest>;
export type FieldMapOffer = z.infer<typeof FieldMapOffer>;
export type FieldMapRequest = z.infer<typeof FieldMapRequest>;
