import type { Response } from 'express';

/** A CSV to keep, never cached. */
export function sendCsv(response: Response, text: string, fileName: string): void {
  response
    .set({
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'private, no-store',
    })
    .type('text/csv; charset=utf-8')
    .send(text);
}
