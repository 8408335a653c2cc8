import { calendarDay } from '../../domain/calendar-day.ts';
import type { EventFacts } from '../../domain/event-facts.ts';
import type { OwnTexts } from '../../domain/own-texts.ts';
import { type PrintedFacts, printedFacts } from '../../domain/printed-facts.ts';
import { AppError } from '../../errors.ts';
import { certificateLetter } from './certificate-letter.ts';
import { sealAppended } from './seal-appended.ts';
import { wholePdf } from './whole-pdf.ts';
import type { Services } from '../ports.ts';
import type { Candidate } from './certificate-ports.ts';
import type { Attendance, Claim, Form, Host, PduEvent } from '../records.ts';

export interface CandidateInput {
  event: PduEvent;
  attendance: Attendance;
  claim: Claim;
  form: Form;
  host: Host;
}

/**
 * Makes the certificate of one educator, sealed when the host has a seal, and reads it back before
 * anything is counted (R-CRT-5). Errors: CERTIFICATE_NOT_RIGHT, naming what is missing; NAME_TOO_LONG;
 * PLACE_TOO_SMALL; SEAL_NOT_USABLE.
 */
export async function makeCandidate(services: Services, input: CandidateInput): Promise<Candidate> {
  const { event, attendance, claim, form, host } = input;
  const issuedAt = services.now();
  const facts = printedFacts(event.facts);
  const print = { name: claim.name, dateText: calendarDay(issuedAt, host.timeZone) };
  const serial = services.newSerial();
  const texts = { ...print, serial, email: await emailFor(services, form, attendance) };
  const about = aboutOf(facts, { name: claim.name, serial });
  const unsealed = await services.maker.append({ form, texts, about });
  const appended = await sealAppended(services, { host, form, appended: unsealed, at: issuedAt });
  const pdf = wholePdf(form, appended);
  await refuseWrong(services, { pdf, appended, facts: event.facts, texts, form });
  const certificate = {
    id: services.newId(),
    hostId: event.hostId,
    eventId: event.id,
    participantId: attendance.participantId,
    attendanceId: attendance.id,
    formId: form.id,
    serial,
    status: 'issued' as const,
    voided: null,
    ...print,
    facts,
    statedMontanaAt: claim.statedMontanaAt,
    evidenceHead: attendance.ledger.head,
    issuedAt,
    appended,
    sha256: services.sha256(pdf),
  };
  const letter = await certificateLetter(services, certificate, host);
  const { takenBackCount } = attendance;
  return { certificate, audit: auditEntry(certificate, host), letter, takenBackCount };
}

/** Looked up only for forms that print it. */
async function emailFor(
  { store }: Services,
  { fieldMap }: Form,
  { participantId }: Attendance,
): Promise<string | null> {
  if (!fieldMap?.email) return null;
  return (await store.participants.find(participantId))?.email ?? null;
}

const aboutOf = (facts: PrintedFacts, { name, serial }: { name: string; serial: string }) => ({
  title: `PDU certificate: ${facts.titleOfActivity}`,
  author: facts.approvedProviderName,
  subject: `Professional development units of ${name}: ${facts.unitsEarned}`,
  language: 'en-US',
  serial,
});

async function refuseWrong(
  services: Services,
  {
    form,
    pdf,
    ...printed
  }: {
    pdf: Uint8Array;
    appended: Uint8Array;
    facts: EventFacts;
    texts: OwnTexts;
    form: Form;
  },
): Promise<void> {
  const { maker, sha256 } = services;
  const decided = form.findings?.decisions.map(({ fact }) => fact) ?? [];
  const missing = await maker.readBack({ ...printed, form, decided });
  // Proven by hash, not by how it was put together (R-CRT-4).
  const official = pdf.subarray(0, form.official.byteLength);
  if (sha256(official) !== form.sha256) missing.push('the official form, unchanged');
  if (missing.length === 0) return;
  services.log.error({ formId: form.id, missing }, 'certificate not right');
  throw new AppError(500, notRight(missing));
}

const notRight = (missing: readonly string[]) => ({
  code: 'CERTIFICATE_NOT_RIGHT',
  message: `The certificate was made but did not come out right; missing: ${missing.join(', ')}. It was not issued and not counted.`,
  remedy:
    'The claim is stored. The host has to look at the form; then the certificate comes by itself.',
});

const auditEntry = (certificate: Candidate['certificate'], { seal }: Host): Candidate['audit'] => ({
  hostId: certificate.hostId,
  eventId: certificate.eventId,
  actor: `participant:${certificate.participantId}`,
  action: 'certificate-issued',
  at: certificate.issuedAt,
  details: {
    serial: certificate.serial,
    sha256: certificate.sha256,
    ...(seal && { sealedBy: seal.subject }),
  },
});
