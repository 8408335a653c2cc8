import { openFindings } from '../../domain/form-facts/judge-form.ts';
import type { FieldMap } from '../../domain/printed-facts.ts';
import { AppError, notFound, type Problem } from '../../errors.ts';
import { requireSignature } from '../certificates/allowed-signature.ts';
import { eventToday, requireAllowed } from '../events/event-access.ts';
import { requireOfThisEvent, requireSettled } from './form-facts.ts';
import type { IssueQueue } from '../certificates/issue-queue.ts';
import type { Services } from '../ports.ts';
import type { Form, PduEvent } from '../records.ts';
import { serveWaitingClaims } from '../certificates/serve-waiting-claims.ts';

/**
 * Takes the PDF that PDUPS printed for an event (R-CRT-6). The form in use stays in use until the
 * new one has its field map. Errors: EVENT_STATE; FORM_REFUSED with every reason.
 */
export async function acceptForm(
  services: Services,
  { event, pdf, actor, password }: Upload,
): Promise<Form> {
  requireAllowed((await eventToday(services, event)).state, 'upload-form');
  const sha256 = services.sha256(pdf);
  const checked = await services.maker.checkForm({
    pdf,
    facts: event.facts,
    ...(password !== undefined && { password }),
  });
  const isSample = services.maker.isSampleForm(sha256);
  const problems = [
    ...sampleProblems(event, { isSample, isMarkedSample: checked.isMarkedSample }),
    ...checked.problems,
  ];
  const { findings } = checked;
  if (problems.length > 0 || !findings) throw formRefused(problems);
  const form = {
    id: services.newId(),
    hostId: event.hostId,
    eventId: event.id,
    uploadedAt: services.now(),
    sha256,
    official: pdf,
    findings,
    fieldMap: null,
    preparation: null,
    signatureSha256: null,
  };
  return services.store.forms.add(
    form,
    audit(event, actor, { at: form.uploadedAt, action: 'form-uploaded', sha256 }),
    openFindings(findings.facts, []).length > 0 ? 'needs-review' : 'needs-map',
  );
}

interface Upload {
  event: PduEvent;
  pdf: Uint8Array;
  actor: string;
  /** Of an encrypted PDF; used for reading it and kept nowhere. */
  password?: string | undefined;
}

/**
 * Says where name, signature and date go on the latest form (R-CRT-10), which puts it to use, and
 * serves the claims that waited for it. Errors: FORM_MISSING, FORM_STALE, FORM_NOT_SETTLED,
 * SIGNATURE_MISSING, SIGNATURE_NOT_ALLOWED, FORM_MAP_OUTSIDE.
 */
export async function mapForm(
  services: Services,
  queue: IssueQueue,
  { event, fieldMap, actor }: { event: PduEvent; fieldMap: FieldMap; actor: string },
): Promise<void> {
  const { store, maker, now } = services;
  const [latest, host] = await Promise.all([
    store.forms.latestOfEvent(event.id),
    store.hosts.find(event.hostId),
  ]);
  if (!latest || !host) throw notFound('FORM_MISSING', 'A form for this event');
  requireOfThisEvent(event, latest);
  requireSettled(latest);
  const signatureSha256 = requireSignature(services, host);
  const at = now();
  const form = latest.preparation
    ? await addAsNewVersion(services, latest, { event, actor, at })
    : latest;
  const preparation = await maker.prepare({
    official: form.official,
    fieldMap,
    signaturePng: host.signaturePng,
    now: at,
  });
  await store.forms.putToUse(
    form.id,
    { fieldMap, preparation, signatureSha256 },
    audit(event, actor, { at, action: 'form-put-to-use', sha256: form.sha256 }),
  );
  await serveWaitingClaims(services, queue, { eventId: event.id });
}

/** A form that was in use stays as it is, since certificates stand on its bytes (R-CRT-4). */
async function addAsNewVersion(
  { store, newId }: Services,
  used: Form,
  { event, actor, at }: { event: PduEvent; actor: string; at: Date },
): Promise<Form> {
  const { version: _, ...kept } = used;
  const form = {
    ...kept,
    id: newId(),
    uploadedAt: at,
    fieldMap: null,
    preparation: null,
    signatureSha256: null,
  };
  return store.forms.add(
    form,
    audit(event, actor, { at, action: 'form-mapped-anew', sha256: form.sha256 }),
    'needs-map',
  );
}

/** Practice takes the very sample only, and a real event nothing that looks like it (idea 5). */
function sampleProblems(
  { isPractice }: PduEvent,
  { isSample, isMarkedSample }: { isSample: boolean; isMarkedSample: boolean },
): Problem[] {
  if (isPractice) return isSample ? [] : [REAL_FORM_ON_PRACTICE];
  return isSample || isMarkedSample ? [SAMPLE_ON_REAL_EVENT] : [];
}

const SAMPLE_ON_REAL_EVENT = {
  code: 'FORM_IS_SAMPLE',
  message: 'This is the sample form of the product, not the form that PDUPS printed.',
  remedy: 'In PDUPS, open the event, choose “Print to PDF”, and upload that file.',
};

const REAL_FORM_ON_PRACTICE = {
  code: 'FORM_NOT_SAMPLE',
  message: 'A practice event takes the sample form only.',
  remedy: 'Use the sample form of this event; official forms belong to real events.',
};

const formRefused = (reasons: Problem[]) =>
  new AppError(
    422,
    {
      code: 'FORM_REFUSED',
      message: 'The form was not taken.',
      remedy: 'See each reason below; the form in use before stays in use.',
    },
    { reasons },
  );

const audit = (
  event: PduEvent,
  actor: string,
  deed: { at: Date; action: string; sha256: string },
) => ({
  hostId: event.hostId,
  eventId: event.id,
  actor,
  action: deed.action,
  at: deed.at,
  details: { sha256: deed.sha256 },
});
