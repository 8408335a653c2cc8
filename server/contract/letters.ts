import { z } from 'zod';

export const LetterStateSchema = z.enum(['waiting', 'sent', 'failed']);

export const LettersQuery = z.object({ state: LetterStateSchema.optional() });
export const LetterParams = z.object({ id: z.string().min(1).max(100) });

/** `GET /api/host/letters?state=`: the host's mail, newest first. */
export const LettersResponse = z.object({
  letters: z.array(
    z.object({
      id: z.string(),
      to: z.string(),
      subject: z.string(),
      /** Null for a letter whose text lets its reader in; nobody else sees it. */
      text: z.string().nullable(),
      state: LetterStateSchema,
      /** Why it did not go out. */
      problem: z.string().nullable(),
      createdAt: z.iso.datetime(),
      sentAt: z.iso.datetime().nullable(),
      nextAttemptAt: z.iso.datetime().nullable(),
      /** Whether “Send again” can help. */
      canRetry: z.boolean(),
    }),
  ),
  /** There are older ones that are not in this answer. */
  isCut: z.boolean(),
});

export type LettersResponse = z.infer<typeof LettersResponse>;
