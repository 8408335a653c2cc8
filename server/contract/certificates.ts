import { z } from 'zod';
import { idText } from './text.ts';

/** `POST /api/certificate-links`: what stands behind `#` in the link of a letter. */
export const CertificateLinkRequest = z.strictObject({
  token: z.string().regex(/^[\w.-]{1,200}$/, 'must be what stands behind # in the link'),
});

/** The certificate that the link was made for. */
export const CertificateLinkResponse = z.object({
  name: z.string(),
  title: z.string(),
  hostName: z.string(),
  /** As printed on it. */
  dateText: z.string(),
  fileName: z.string(),
  /** Where anybody can check it. */
  checkUrl: z.string(),
});

/** `POST …/certificates/issue`: begins without `after`, goes on with the `next` of the answer before. */
export const IssueWaitingRequest = z.strictObject({ after: idText.optional() });

/** What became of the next claims that waited. */
export const IssueWaitingResponse = z.object({
  issuedCount: z.int(),
  /** Claims that wait on, and why. */
  failures: z.array(z.object({ name: z.string(), message: z.string() })),
  /** Not tried yet. */
  leftCount: z.int(),
  /** Null when all were tried. */
  next: z.string().nullable(),
});

/** `POST …/participants/remind`: what became of those who may claim. */
export const RemindReadyResponse = z.object({
  mailedCount: z.int(),
  /** Had a letter today already. */
  mailedBeforeCount: z.int(),
  withoutAddressCount: z.int(),
});

export type IssueWaitingResponse = z.infer<typeof IssueWaitingResponse>;
export type RemindReadyResponse = z.infer<typeof RemindReadyResponse>;
export type CertificateLinkResponse = z.infer<typeof CertificateLinkResponse>;
