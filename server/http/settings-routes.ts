import express, { Router } from 'express';
import { SettingsRequest } from '../contract/settings.ts';
import { MAX_SIGNATURE_BYTES } from '../domain/png.ts';
import { showSettings, updateSettings, updateSignature } from '../services/update-settings.ts';
import type { AppDependencies } from './app.ts';
import { personWith } from './authorize.ts';
import { readBody } from './read-request.ts';

/** What the host is called, how it dates and signs, and whose pages may embed the element. */
export function settingsRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const router = Router();

  router.get('/settings', async (request, response) => {
    const { hostId } = await personWith(deps, request, 'run-host');
    response.json(await showSettings(services, hostId));
  });

  router.put('/settings', async (request, response) => {
    const person = await personWith(deps, request, 'run-host');
    response.json(await updateSettings(services, person, readBody(request, SettingsRequest)));
  });

  // Twice the limit, so that the reason for refusing is ours and not the reader's.
  const image = express.raw({ type: () => true, limit: MAX_SIGNATURE_BYTES * 2 });
  router.put('/settings/signature', image, async (request, response) => {
    const person = await personWith(deps, request, 'run-host');
    const body: unknown = request.body;
    const bytes = body instanceof Uint8Array ? body : new Uint8Array();
    response.json(await updateSignature(services, person, bytes));
  });
  return router;
}
