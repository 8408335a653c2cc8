import { z } from 'zod';

export const GradeStateSchema = z.enum(['waiting', 'sent', 'superseded', 'failed']);

/** `GET /api/host/events/:id/grades`: what the learning platforms got, those that failed first. */
export const GradesResponse = z.object({
  counts: z.record(GradeStateSchema, z.number().int().min(0)),
  grades: z.array(
    z.object({
      id: z.string(),
      /** Who is graded; empty when the learning platform gave no name. */
      name: z.string(),
      /** The learning platform, as it was named when it was connected. */
      platform: z.string(),
      state: GradeStateSchema,
      /** Why it did not arrive, and what to do. */
      problem: z
        .object({ code: z.string(), message: z.string(), remedy: z.string(), detail: z.string() })
        .nullable(),
      sentAt: z.iso.datetime().nullable(),
      nextAttemptAt: z.iso.datetime().nullable(),
    }),
  ),
  /** There are more that are not in this answer. */
  isCut: z.boolean(),
});

export type GradesResponse = z.infer<typeof GradesResponse>;
