import type { SettingsResponse } from '../../contract/settings.ts';
import {
  type InkVerdict,
  type PngVerdict,
  judgeInk,
  judgePng,
  seemsToBe,
} from '../../domain/png.ts';
import { AppError, notFound } from '../../errors.ts';
import { signatureMissing } from '../certificates/allowed-signature.ts';
import type { Actor } from '../events/event-access.ts';
import { auditOfHost } from '../records/host-audit.ts';
import type { Services } from '../ports.ts';
import type { Host } from '../records.ts';
import { showSettings } from './update-settings.ts';

/** The host's signature image, a PNG. Errors: SIGNATURE_MISSING. */
export async function showSignature({ store }: Services, hostId: string): Promise<Uint8Array> {
  const host = await store.hosts.find(hostId);
  if (!host || host.signaturePng.byteLength === 0) throw signatureMissing();
  return host.signaturePng;
}

/**
 * Takes a new signature image. It is printed once its signatory has agreed to it, and until then nothing
 * is signed (see signatory-consent.ts). Errors: SIGNATURE_REFUSED.
 */
export async function updateSignature(
  services: Services,
  actor: Actor,
  signaturePng: Uint8Array,
): Promise<SettingsResponse> {
  const verdict = await judge(services, signaturePng);
  if (verdict !== 'fine') throw refused(WORDS[verdict](signaturePng));
  const found = await services.store.hosts.find(actor.hostId);
  if (!found) throw notFound('HOST_UNKNOWN', 'This host');
  const host: Host = { ...found, signaturePng };
  const sha256 = services.sha256(signaturePng);
  const deed = { action: 'signature-changed', details: { sha256 } };
  await services.store.hosts.update(host.id, host, auditOfHost(services, actor, deed));
  return showSettings(services, actor.hostId);
}

type Verdict = PngVerdict | InkVerdict | 'damaged';

async function judge({ maker }: Services, png: Uint8Array): Promise<Verdict> {
  const verdict = judgePng(png);
  if (verdict !== 'fine') return verdict;
  const alpha = await maker.alphaOfPng(png).catch(() => null);
  return alpha ? judgeInk(alpha) : 'damaged';
}

const NOT_TRANSPARENT = () =>
  'This image has no transparent background, so it would cover the form.';

const WORDS: Record<Exclude<Verdict, 'fine'>, (bytes: Uint8Array) => string> = {
  'not-png': (bytes) => {
    const kind = seemsToBe(bytes);
    return kind ? `This file is ${kind}, not a PNG image.` : 'This file is not a PNG image.';
  },
  'not-transparent': NOT_TRANSPARENT,
  opaque: NOT_TRANSPARENT,
  blank: () => 'This image is empty: all of it is transparent.',
  damaged: () => 'This PNG image is damaged and can’t be read.',
  'too-large': () => 'This image is larger than 500 kB.',
  'too-many-pixels': () => 'This image is larger than 4000 pixels.',
};

const refused = (message: string) =>
  new AppError(422, {
    code: 'SIGNATURE_REFUSED',
    message,
    remedy: 'Draw the signature here, or save it as a PNG with a transparent background.',
  });
