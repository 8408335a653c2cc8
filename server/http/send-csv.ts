import type { Response } from 'express';

/** The media type of a CSV. */
export const CSV = 'text/csv';

/** A CSV to keep, never cached. */
export function sendCsv(response: Response, text: string, fileName: string): void {
  response
    .set({
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'private, no-store',
    })
    .type(`${CSV}; charset=utf-8`)
    .send(text);
}
