import { ARM_QUESTIONS } from '../../domain/arm-questions.ts';
import { certificatePath, formPath } from '../../domain/record-paths.ts';
import { recordReadme } from '../../domain/record-readme.ts';
import type { RecordFacts } from '../../domain/record-readme.ts';
import { AppError } from '../../errors.ts';
import type { Services } from '../ports.ts';
import {
  type RecordFile,
  bytesContent,
  csvContent,
  jsonContent,
  jsonLines,
  jsonList,
  textContent,
} from './record-content.ts';
import * as tables from './record-tables.ts';
import type { Attendance, Certificate, Form, Host, PduEvent } from '../records.ts';

export interface RecordSource {
  event: PduEvent;
  host: Host;
  facts: RecordFacts;
}

/** Files that every record has, whatever the event. */
export const FIXED_FILES = 17;

/**
 * Every file of an event's record but the manifest, one after the other (R-REC-2). Nothing is
 * collected: each list is read from the database while it is written.
 */
export async function* recordFiles(
  { store }: Services,
  source: RecordSource,
): AsyncGenerator<RecordFile> {
  const { id } = source.event;
  yield* eventFiles(store, source);
  const { participantRow, participantView } = tables;
  yield file('participants.json', jsonList(attendees(store, id), participantView));
  yield file(
    'participants.csv',
    csvContent(attendees(store, id), tables.PARTICIPANTS_HEAD, participantRow),
  );
  const evidence = () => store.ledger.eachEvidence(id);
  yield file(
    'evidence.jsonl',
    jsonLines(evidence(), (row) => row),
  );
  yield file('evidence.csv', csvContent(evidence(), tables.EVIDENCE_HEAD, tables.evidenceRow));
  const certificates = () => store.certificates.each(id);
  const { CERTIFICATES_HEAD, certificateRow } = tables;
  yield file('certificates.json', jsonList(certificates(), tables.certificateView));
  yield file('certificates.csv', csvContent(certificates(), CERTIFICATES_HEAD, certificateRow));
  yield file(
    'audit.jsonl',
    jsonLines(store.audits.each(id), (row) => row),
  );
  yield file('audit.csv', csvContent(store.audits.each(id), tables.AUDIT_HEAD, tables.auditRow));
  yield file('forms.json', jsonList(store.forms.each(id), tables.formView));
  yield file(
    'form-facts.csv',
    csvContent(formFacts(store, id), tables.FORM_FACTS_HEAD, tables.formFactRow),
  );
  yield* forms(store, id);
  yield* certificateFiles(store, id);
}

/** What the host entered. */
async function* eventFiles(
  store: Services['store'],
  { event, host, facts }: RecordSource,
): AsyncGenerator<RecordFile> {
  const { id, name, phone, timeZone, signatoryName, signatoryConsent } = host;
  const { reports, details } = event;
  yield file('README.txt', textContent(`\uFEFF${recordReadme(facts)}`));
  const hostFacts = { id, name, phone, timeZone, signatoryName, signatoryConsent };
  const about = { keptUntil: facts.keptUntil, host: hostFacts };
  yield file('event.json', jsonContent({ ...about, event }));
  yield file(
    'revisions.json',
    jsonList(store.events.eachRevision(event.id), (row) => row),
  );
  const answers = ARM_QUESTIONS.map(({ id, question }) => [question, details.armAnswers[id] ?? '']);
  yield file(
    'arm-answers.csv',
    csvContent(answers, tables.ARM_HEAD, (row) => row),
  );
  yield file('reports.json', jsonContent(reports));
  yield file('reports.csv', csvContent(reports, tables.REPORTS_HEAD, tables.reportRow));
}

const file = (path: string, content: RecordFile['content']): RecordFile => ({ path, content });

/** People are looked up for as many attendances at once. */
const PEOPLE = 100;

async function* attendees(
  store: Services['store'],
  eventId: string,
): AsyncGenerator<tables.Attendee> {
  let group: Attendance[] = [];
  for await (const attendance of store.attendances.each(eventId)) {
    group.push(attendance);
    if (group.length < PEOPLE) continue;
    yield* withPeople(store, group);
    group = [];
  }
  yield* withPeople(store, group);
}

async function* withPeople(
  { participants }: Services['store'],
  group: readonly Attendance[],
): AsyncGenerator<tables.Attendee> {
  const found = await participants.findMany(group.map(({ participantId }) => participantId));
  const byId = new Map(found.map((one) => [one.id, one]));
  for (const attendance of group) {
    yield { attendance, participant: byId.get(attendance.participantId) };
  }
}

/** Every fact of every version of the form. */
async function* formFacts(
  store: Services['store'],
  eventId: string,
): AsyncGenerator<tables.FormFact> {
  for await (const { version, findings } of store.forms.each(eventId)) {
    for (const finding of findings?.facts ?? []) {
      const decision = findings?.decisions.find(({ fact }) => fact === finding.fact);
      yield { version, finding, decision };
    }
  }
}

async function* forms(store: Services['store'], eventId: string): AsyncGenerator<RecordFile> {
  for await (const { version, official } of store.forms.each(eventId)) {
    yield file(formPath(version), bytesContent([official]));
  }
}

/** One certificate at a time; the form that many have in common is kept meanwhile. */
export async function* certificateFiles(
  store: Services['store'],
  eventId: string,
  isWanted: (certificate: Certificate) => boolean = () => true,
): AsyncGenerator<RecordFile> {
  let form: Form | null = null;
  for await (const certificate of store.certificates.each(eventId)) {
    if (!isWanted(certificate)) continue;
    if (form?.id !== certificate.formId) form = await store.forms.find(certificate.formId);
    if (!form) throw formLost(certificate.serial);
    const pieces = [form.official, form.preparation?.appended, certificate.appended];
    const bytes = pieces.filter((piece) => piece !== undefined);
    yield file(certificatePath(certificate), bytesContent(bytes));
  }
}

const formLost = (serial: string) =>
  new AppError(500, {
    code: 'CERTIFICATE_DAMAGED',
    message: `The form under certificate ${serial} is not in the database.`,
    remedy: 'Tell the operator to run the check of all records.',
  });
