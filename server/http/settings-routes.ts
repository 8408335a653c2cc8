import express, { type Request, Router } from 'express';
import { SettingsRequest, SettingsResponse } from '../contract/settings.ts';
import { MAX_SIGNATURE_BYTES } from '../domain/png.ts';
import { showSettings, updateSettings } from '../services/update-settings.ts';
import { showSignature, updateSignature } from '../services/update-signature.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const PNG = 'image/png';

const ROUTES = {
  show: { summary: 'The host’s settings', answer: SettingsResponse },
  change: {
    summary: 'Change the settings; printed ones reach the events that go on',
    body: SettingsRequest,
    answer: SettingsResponse,
    errors: ['PHONE_WRONG'],
  },
  signature: {
    summary: 'The signature image',
    answerFile: PNG,
    errors: ['SIGNATURE_MISSING'],
  },
  sign: {
    summary: 'Take a new signature image',
    bodyFile: PNG,
    answer: SettingsResponse,
    errors: ['SIGNATURE_REFUSED'],
  },
} satisfies Record<string, Description>;

/** What the host is called, how it dates and signs, and whose pages may embed the element. */
export function settingsRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const { forPerson } = createEndpoints(deps);
  const router = Router();

  router.get(
    '/settings',
    forPerson('run-host', ROUTES.show, ({ person }) => showSettings(services, person.hostId)),
  );

  router.put(
    '/settings',
    forPerson('run-host', ROUTES.change, ({ person, body }) =>
      updateSettings(services, person, body),
    ),
  );

  router.get(
    '/settings/signature',
    forPerson('run-host', ROUTES.signature, async ({ person, response }) => {
      const png = await showSignature(services, person.hostId);
      response.set('Cache-Control', 'private, no-store').type(PNG).send(Buffer.from(png));
    }),
  );

  router.put(
    '/settings/signature',
    // Twice the limit, so that the reason for refusing is ours and not the reader's.
    express.raw({ type: () => true, limit: MAX_SIGNATURE_BYTES * 2 }),
    forPerson('run-host', ROUTES.sign, ({ person, request }) =>
      updateSignature(services, person, bytesOf(request)),
    ),
  );

  return router;
}

function bytesOf(request: Request): Uint8Array {
  const body: unknown = request.body;
  return body instanceof Uint8Array ? body : new Uint8Array();
}
