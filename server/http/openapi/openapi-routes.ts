import { Router } from 'express';
import type { AppDependencies } from '../app.ts';
import { apiPage } from './api-page.ts';
import { openApiDocument } from './openapi-document.ts';
import type { Operation } from './read-operations.ts';

/** `GET /api/openapi.json` for programs and `GET /api-docs` for people. */
export function openApiRoutes(
  { publicUrl }: Pick<AppDependencies, 'publicUrl'>,
  operations: readonly Operation[],
): Router {
  const document = openApiDocument(operations, publicUrl);
  const page = apiPage(document);
  const router = Router();
  router.get('/api/openapi.json', (_request, response) => {
    response.json(document);
  });
  router.get('/api-docs', (_request, response) => {
    response.type('html').send(page);
  });
  return router;
}
