import type { RequestHandler } from 'express';
import type { AppDependencies } from './app.ts';

/** `GET /healthz`: 200 with the database's state, 503 while it is away. */
export function healthRoute({ ping }: Pick<AppDependencies, 'ping'>): RequestHandler {
  return async (_request, response) => {
    response.set('Cache-Control', 'no-store');
    try {
      await ping();
      response.json({ status: 'ok', database: 'connected' });
    } catch {
      response.status(503).json({ status: 'unavailable', database: 'away' });
    }
  };
}
