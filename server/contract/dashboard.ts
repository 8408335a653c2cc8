import { z } from 'zod';

/** Where in the console something is done. */
export const PlaceSchema = z.discriminatedUnion('page', [
  z.object({
    page: z.literal('event'),
    id: z.string(),
    tab: z.enum(['overview', 'people', 'form', 'report', 'connect']),
  }),
  z.object({ page: z.literal('editor'), id: z.string() }),
  z.object({ page: z.literal('mail'), state: z.literal('failed') }),
  z.object({ page: z.literal('settings') }),
]);

/** One thing that waits for somebody, with what to do in one sentence and where. */
export const AttentionSchema = z.object({
  title: z.string(),
  todo: z.string(),
  place: PlaceSchema,
});

export const AttentionKindSchema = z.enum([
  'records-differ',
  'seal-ends',
  'claims-held-up',
  'signature-not-allowed',
  'form-waited-for',
  'report-differs',
  'report-due',
  'letter-failed',
  'form-missing',
  'year-ends',
  'draft',
]);

/** `GET /api/host/dashboard`: what needs somebody now, most urgent first. */
export const DashboardResponse = z.object({
  hostName: z.string(),
  /** Real events that take place today or are open. */
  goingOnCount: z.int(),
  /** Certificates of real events, issued in the last `issuedDays` days and still standing. */
  issuedCount: z.int(),
  issuedDays: z.int(),
  /** What a new host does first, in this order. */
  firstSteps: z.array(
    z.object({
      step: z.enum(['settings', 'signature', 'event', 'form']),
      isDone: z.boolean(),
    }),
  ),
  /** Groups with something in them; `items` are the first of `total`. */
  groups: z.array(
    z.object({
      kind: AttentionKindSchema,
      total: z.int(),
      items: z.array(AttentionSchema),
    }),
  ),
});

export type DashboardResponse = z.infer<typeof DashboardResponse>;
export type Attention = z.infer<typeof AttentionSchema>;
export type AttentionKind = z.infer<typeof AttentionKindSchema>;
export type FirstStep = DashboardResponse['firstSteps'][number]['step'];
