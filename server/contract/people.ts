import { z } from 'zod';
import { ProblemSchema } from './educator.ts';

export const PersonStatusSchema = z.enum(['in-progress', 'ready', 'waiting', 'issued']);

/** `GET /api/host/events/:id/people?words=&status=&page=`. */
export const PeopleQuery = z.object({
  words: z.string().max(200).default(''),
  status: PersonStatusSchema.optional(),
  page: z.coerce.number().int().min(0).max(100_000).default(0),
});

/** One participant as the host sees him or her (R-TIM-4). */
export const PersonSchema = z.object({
  attendanceId: z.string(),
  name: z.string(),
  /** Whether letters can reach this person. */
  hasEmail: z.boolean(),
  verifiedSeconds: z.number(),
  /** Of these, added by the host by hand. */
  addedSeconds: z.number(),
  /** Claimed by this person’s page beyond the clock, or twice at the same time; never credited. */
  refusedSeconds: z.number(),
  /** So much of it that somebody should look. */
  isFlagged: z.boolean(),
  /** 0 to 1. */
  coveredShare: z.number(),
  hasSubmittedEvaluation: z.boolean(),
  /** The host has said that this person was there. */
  isConfirmed: z.boolean(),
  lastSeenAt: z.iso.datetime().nullable(),
  status: PersonStatusSchema,
  /** Why the claim of somebody who waits could not be served; missing when it waits for a form. */
  heldUp: ProblemSchema.optional(),
  certificate: z
    .object({
      serial: z.string(),
      issuedAt: z.iso.datetime(),
      name: z.string(),
      fileName: z.string(),
      /** Where anybody can check it. */
      checkUrl: z.string(),
    })
    .optional(),
});

/** A page of an event's people, by name. */
export const PeopleResponse = z.object({
  /** People that were found, over all pages. */
  total: z.int(),
  pageSize: z.int(),
  people: z.array(PersonSchema),
});

/** `GET /api/host/events/:id/people/live`: the data of each event named “people”. */
export const ChangedPeople = z.object({ people: z.array(PersonSchema) });

/** How far somebody is: quarters of what has to be proven, then claim and certificate. */
export const ProgressStepSchema = z.enum([
  'under-25',
  'under-50',
  'under-75',
  'under-100',
  'ready',
  'waiting',
  'issued',
]);

/** `GET /api/host/events/:id/progress`: small numbers over everyone, for the charts. */
export const ProgressSeriesResponse = z.object({
  /** Every step, also those where nobody is. */
  steps: z.array(z.object({ step: ProgressStepSchema, count: z.int() })),
  /** Days of the host's calendar on which standing certificates were issued, in order. */
  issued: z.array(z.object({ day: z.string(), count: z.int() })),
});

export type PeopleQuery = z.infer<typeof PeopleQuery>;
export type PeopleResponse = z.infer<typeof PeopleResponse>;
export type ChangedPeople = z.infer<typeof ChangedPeople>;
export type Person = z.infer<typeof PersonSchema>;
export type ProgressStep = z.infer<typeof ProgressStepSchema>;
export type ProgressSeriesResponse = z.infer<typeof ProgressSeriesResponse>;
