import { z } from 'zod';

/** `GET /api/host/settings/seal`, and the answer to a new one: whose it is, and nothing of its key. */
export const SealResponse = z.object({
  /** Null when certificates are not sealed. */
  seal: z
    .object({
      /** Whom the certificate (X.509) names, and who says so. */
      subject: z.string(),
      issuer: z.string(),
      validFrom: z.iso.datetime(),
      validUntil: z.iso.datetime(),
      state: z.enum(['good', 'ends-soon', 'expired', 'not-yet']),
    })
    .nullable(),
});

export type SealResponse = z.infer<typeof SealResponse>;
