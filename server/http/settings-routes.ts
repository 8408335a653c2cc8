import express, { type Request, Router } from 'express';
import { SealResponse } from '../contract/seal.ts';
import {
  SettingsRequest,
  SettingsResponse,
  SignatoryConsentRequest,
} from '../contract/settings.ts';
import { MAX_SIGNATURE_BYTES } from '../domain/png.ts';
import { noteConsent, withdrawConsent } from '../services/settings/signatory-consent.ts';
import {
  MAX_SEAL_BYTES,
  removeSeal,
  showSeal,
  updateSeal,
} from '../services/settings/update-seal.ts';
import { showSettings, updateSettings } from '../services/settings/update-settings.ts';
import { showSignature, updateSignature } from '../services/settings/update-signature.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';
import { percentHeader } from './read-request.ts';

const PNG = 'image/png';
const P12 = 'application/x-pkcs12';
const PASSPHRASE_HEADER = 'x-seal-passphrase';

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
  seal: { summary: 'Whose seal the certificates carry', answer: SealResponse },
  setSeal: {
    summary: 'Seal certificates from now on (header X-Seal-Passphrase: percent-encoded)',
    bodyFile: P12,
    answer: SealResponse,
    errors: ['SEAL_REFUSED', 'TOO_LARGE'],
  },
  removeSeal: { summary: 'Seal no more certificates', answer: SealResponse },
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
  addSealRoutes(router, deps);
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

/** The key with which certificates are sealed; it comes in and never goes out. */
function addSealRoutes(router: Router, deps: AppDependencies): void {
  const { services } = deps;
  const { forPerson } = createEndpoints(deps);

  router.get(
    '/settings/seal',
    forPerson('run-host', ROUTES.seal, ({ person }) => showSeal(services, person.hostId)),
  );

  router.put(
    '/settings/seal',
    express.raw({ type: () => true, limit: MAX_SEAL_BYTES * 2 }),
    forPerson('run-host', ROUTES.setSeal, ({ person, request }) => {
      const passphrase = percentHeader(request, PASSPHRASE_HEADER) ?? '';
      return updateSeal(services, person, { p12: bytesOf(request), passphrase });
    }),
  );

  router.delete(
    '/settings/seal',
    forPerson('run-host', ROUTES.removeSeal, ({ person }) => removeSeal(services, person)),
  );
}

function bytesOf(request: Request): Uint8Array {
  const body: unknown = request.body;
  return body instanceof Uint8Array ? body : new Uint8Array();
}
