import type { FactFinding } from '../../domain/form-facts/compare-facts.ts';
import type { FactDecision } from '../../domain/form-facts/judge-form.ts';
import { FACT_LABELS, printedFacts } from '../../domain/printed-facts.ts';
import { requiredSeconds } from '../../domain/requirement.ts';
import type { HostEventResponse } from '../../contract/host.ts';
import { allowedSignature } from '../certificates/allowed-signature.ts';
import { eventToday } from './event-access.ts';
import type { Services } from '../ports.ts';
import type { Certificate, Form, PduEvent } from '../records.ts';

/** What a host sees of one event: facts, form, the exact count; its people are listed by pages. */
export async function showEvent(services: Services, event: PduEvent): Promise<HostEventResponse> {
  const { store } = services;
  if (event.purge) return purgedView(services, event);
  const [{ host }, latest, participantCount, voided] = await Promise.all([
    eventToday(services, event),
    store.forms.latestOfEvent(event.id),
    store.attendances.countOfEvent(event.id),
    store.certificates.listVoided(event.id),
  ]);
  return {
    event: { ...factsView(event), timeZone: host.timeZone },
    certificateCount: event.certificateCount,
    participantCount,
    form: formView(event, latest),
    maySign: allowedSignature(services, host) !== null,
    voided: voided.flatMap(voidedView),
  };
}

/** Nobody and nothing is shown any more, also while the last of it is being removed (R-REC-1). */
async function purgedView(services: Services, event: PduEvent): Promise<HostEventResponse> {
  const { host } = await eventToday(services, event);
  return {
    event: { ...factsView(event), timeZone: host.timeZone },
    certificateCount: event.certificateCount,
    participantCount: 0,
    form: { status: event.formStatus },
    maySign: false,
    voided: [],
  };
}

function factsView(event: PduEvent): Omit<HostEventResponse['event'], 'timeZone'> {
  const { id, facts, isPractice, evaluation } = event;
  const { mode } = event.details.verification;
  return {
    id,
    title: facts.title,
    instructorNames: facts.instructorNames,
    startDate: facts.startDate,
    endDate: facts.endDate,
    location: printedFacts(facts).location,
    hostName: facts.hostName,
    hostPhone: facts.hostPhone,
    pduCount: facts.pduCount,
    isPractice,
    requiredSeconds: requiredSeconds({ ...event, mode, pduCount: facts.pduCount }),
    verificationMode: mode,
    hasEvaluation: evaluation.length > 0,
  };
}

function formView({ formStatus: status }: PduEvent, form: Form | null): HostEventResponse['form'] {
  if (!form) return { status };
  const { version, sha256, uploadedAt, findings } = form;
  return {
    status,
    version,
    sha256,
    uploadedAt: uploadedAt.toISOString(),
    ...(findings && {
      isTextless: findings.isTextless,
      pageCount: findings.pageCount,
      facts: findings.facts.map((finding) => factView(finding, findings.decisions)),
    }),
    fieldMap: form.fieldMap ?? undefined,
  };
}

function factView(
  finding: FactFinding,
  decisions: readonly FactDecision[],
): NonNullable<HostEventResponse['form']['facts']>[number] {
  const decided = decisions.find(({ fact }) => fact === finding.fact);
  const { fact, onEvent, onForm, verdict } = finding;
  return {
    fact,
    label: FACT_LABELS[fact],
    onEvent,
    onForm,
    verdict,
    decision: decided
      ? {
          kind: decided.kind,
          reason: decided.reason,
          by: decided.by,
          at: decided.at.toISOString(),
        }
      : null,
  };
}

/** What was taken back stays to be seen (R-CRT-9). */
function voidedView({ voided, serial, name }: Certificate): HostEventResponse['voided'] {
  return voided ? [{ serial, name, ...voided, at: voided.at.toISOString() }] : [];
}
