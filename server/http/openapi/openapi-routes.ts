import { Router } from 'express';
import type { AppDependencies } from '../app.ts';
import { apiPage } from './api-page.ts';
import { openApiDocument } from './openapi-document.ts';
import type { Operation } from './read-operations.ts';

/**
 * `GET /api/openapi.json` for programs and `GET /api-docs` for people. Both are written when somebody
 * asks for the first time, since they cost a start a quarter of its time.
 */
export function openApiRoutes(
  { publicUrl }: Pick<AppDependencies, 'publicUrl'>,
  operations: readonly Operation[],
): Router {
  const document = once(() => openApiDocument(operations, publicUrl));
  const page = once(() => apiPage(document()));
  const router = Router();
  router.get('/api/openapi.json', (_request, response) => {
    response.json(document());
  });
  router.get('/api-docs', (_request, response) => {
    response.type('html').send(page());
  });
  return router;
}

function once<T extends object | string>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
