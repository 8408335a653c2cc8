import express, { type Request, Router } from 'express';
import {
  SettingsRequest,
  SettingsResponse,
  SignatoryConsentRequest,
} from '../contract/settings.ts';
import { MAX_SIGNATURE_BYTES } from '../domain/png.ts';
import { noteConsent, withdrawConsent } from '../services/signatory-consent.ts';
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
  consent: {
    summary: 'Note that the signatory has agreed to this signature; claims that waited are served',
    body: SignatoryConsentRequest,
    answer: SettingsResponse,
    errors: ['SIGNATURE_MISSING', 'SIGNATORY_CHANGED'],
  },
  withdraw: {
    summary: 'The signatory’s consent is withdrawn: nothing is signed any more, claims wait',
    answer: SettingsResponse,
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

  addConsentRoutes(router, deps);
  return router;
}

/** Certificates are signed only while the signatory agrees to it (R-CRT-2). */
function addConsentRoutes(router: Router, deps: AppDependencies): void {
  const { services, queue } = deps;
  const { forPerson } = createEndpoints(deps);

  router.put(
    '/settings/signature/consent',
    forPerson('run-host', ROUTES.consent, ({ person, body }) =>
      noteConsent(services, queue, { actor: person, request: body }),
    ),
  );

  router.delete(
    '/settings/signature/consent',
    forPerson('run-host', ROUTES.withdraw, ({ person }) => withdrawConsent(services, person)),
  );
}

function bytesOf(request: Request): Uint8Array {
  const body: unknown = request.body;
  return body instanceof Uint8Array ? body : new Uint8Array();
}
