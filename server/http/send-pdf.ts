import type { Response } from 'express';
import type { Download } from '../services/certificates/download-certificate.ts';

export const PDF = 'application/pdf';

/** Answers with a PDF under its own name; kept by no cache, since it is personal. */
export function sendPdf(response: Response, { pdf, fileName }: Download): void {
  response.set({
    'Content-Type': PDF,
    'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'Cache-Control': 'private, no-store',
  });
  response.send(Buffer.from(pdf));
}
