import { z } from 'zod';

/** Moodle stores custom parameters as lines of `name=value`. */
const oneLine = z.string().regex(/^[^\r\n]*$/, 'a custom parameter is one line');
const httpUrl = z.url({ protocol: /^https?$/ });

/** One link that a teacher places in a course (Deep Linking 2.0, section 3.2). */
export const PlacedLink = z.object({
  /** Moodle names an item without one after the tool. */
  title: z.string().trim().min(1),
  text: z.string().optional(),
  url: httpUrl,
  custom: z.record(z.string().regex(/^[^\r\n=]+$/), oneLine).optional(),
  /** Size in pixels where it opens in a frame. */
  iframe: z.object({ width: z.int().positive(), height: z.int().positive() }).optional(),
  lineItem: z
    .object({
      label: z.string().trim().min(1),
      scoreMaximum: z.number().positive(),
      resourceId: z.string().min(1),
      tag: z.string().min(1).optional(),
    })
    .optional(),
});
export type PlacedLink = z.infer<typeof PlacedLink>;

/** As the platform reads it, without what it does not take. */
export function toContentItem(
  { iframe, lineItem, ...link }: PlacedLink,
  accepts: { lineItem: boolean; iframe: boolean },
): object {
  return {
    type: 'ltiResourceLink',
    ...link,
    ...(iframe && accepts.iframe && { iframe }),
    ...(lineItem && accepts.lineItem && { lineItem }),
  };
}
