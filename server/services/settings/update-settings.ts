import { prettyPhone, isPhone } from '../../domain/contact-checks.ts';
import { deriveFacts } from '../../domain/derive-facts.ts';
import type { SettingsRequest, SettingsResponse } from '../../contract/settings.ts';
import { AppError, notFound } from '../../errors.ts';
import { allowedSignature } from '../certificates/allowed-signature.ts';
import { type Actor, auditOf, eventToday } from '../events/event-access.ts';
import { auditOfHost } from '../records/host-audit.ts';
import type { Services } from '../ports.ts';
import type { Host } from '../records.ts';

/** The host's settings, as its people see and change them. */
export async function showSettings(services: Services, hostId: string): Promise<SettingsResponse> {
  return viewOf(services, await findHost(services, hostId), 0);
}

/**
 * Changes the host's settings. Name, phone and unit step are printed, so events that go on get them,
 * and their forms have to be printed anew (R-CRT-13). Errors: PHONE_WRONG.
 */
export async function updateSettings(
  services: Services,
  actor: Actor,
  request: SettingsRequest,
): Promise<SettingsResponse> {
  if (!isPhone(request.phone)) throw phoneWrong();
  const before = await findHost(services, actor.hostId);
  const settings = { ...request, phone: prettyPhone(request.phone) };
  const after: Host = { ...before, ...settings };
  await services.store.hosts.update(
    before.id,
    after,
    auditOfHost(services, actor, {
      action: 'settings-changed',
      details: differences(before, settings),
    }),
  );
  return viewOf(services, after, await printAnew(services, actor, after));
}

/** Events that go on carry the new facts; answers how many forms are stale now. */
async function printAnew(services: Services, actor: Actor, host: Host): Promise<number> {
  let staleForms = 0;
  for await (const event of services.store.events.each(host.id)) {
    const facts = deriveFacts(event.details, host);
    const { state } = await eventToday(services, event);
    const isOpen = (state === 'published' || state === 'draft') && !event.isPractice;
    if (!isOpen || JSON.stringify(facts) === JSON.stringify(event.facts)) continue;
    const makesFormStale = event.formStatus !== 'missing';
    const changed = { ...event, facts, revision: event.revision + 1 };
    const deed = { at: services.now(), action: 'host-facts-changed' };
    const audit = auditOf(changed, actor, deed);
    const isDone = await services.store.events.replace(changed, audit, { makesFormStale });
    if (isDone && makesFormStale) staleForms += 1;
  }
  return staleForms;
}

async function findHost({ store }: Services, hostId: string): Promise<Host> {
  const host = await store.hosts.find(hostId);
  if (!host) throw notFound('HOST_UNKNOWN', 'This host');
  return host;
}

function viewOf(services: Services, host: Host, staleForms: number): SettingsResponse {
  const consent = allowedSignature(services, host) ? host.signatoryConsent : null;
  const { name, phone, timeZone, signatoryName, unitStep } = host;
  const { ownCategories, allowedOrigins, mailsCertificates } = host;
  return {
    name,
    phone,
    timeZone,
    signatoryName,
    unitStep,
    ownCategories: [...ownCategories],
    allowedOrigins: [...allowedOrigins],
    mailsCertificates,
    hasSignature: host.signaturePng.byteLength > 0,
    signatoryConsent: consent && { by: consent.by, at: consent.at.toISOString() },
    staleForms,
  };
}

/** Before and after of what changed, for the audit log. */
function differences(before: Host, after: SettingsRequest): Record<string, unknown> {
  const keys = (Object.keys(after) as (keyof SettingsRequest)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  return Object.fromEntries(keys.map((key) => [key, { before: before[key], after: after[key] }]));
}

/** Errors: PHONE_WRONG. */
export const phoneWrong = (): AppError =>
  new AppError(422, {
    code: 'PHONE_WRONG',
    message: 'The phone number needs ten digits.',
    remedy: 'For example (406) 555-0142; it is printed on every certificate.',
  });
