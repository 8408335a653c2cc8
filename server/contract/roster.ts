import { z } from 'zod';

/** `GET /api/host/events/:id/roster`: who is in the courses and has not begun. */
export const RosterResponse = z.object({
  /** Whether the event is placed in a course whose people may be read. */
  canRead: z.boolean(),
  readAt: z.iso.datetime().nullable(),
  courses: z.array(
    z.object({
      /** The learning platform, as it was named when it was connected. */
      platform: z.string(),
      learnerCount: z.number().int().min(0),
      problem: z
        .object({ code: z.string(), message: z.string(), remedy: z.string(), detail: z.string() })
        .nullable(),
    }),
  ),
  notBegunCount: z.number().int().min(0),
  /** The first of them, by name; nameless where the platform keeps names to itself. */
  notBegun: z.array(z.object({ name: z.string(), email: z.string().nullable() })),
});

export type RosterResponse = z.infer<typeof RosterResponse>;
