import type { FactFinding } from '../../domain/form-facts/compare-facts.ts';
import type { FactDecision } from '../../domain/form-facts/judge-form.ts';
import type { CsvRow } from '../../domain/csv.ts';
import { FACT_LABELS, type PrintedFacts } from '../../domain/printed-facts.ts';
import { certificatePath, formPath } from '../../domain/record-paths.ts';
import type { Report } from '../../domain/report.ts';
import { creditedSeconds } from '../../domain/requirement.ts';
import type {
  Attendance,
  AuditEntry,
  Certificate,
  Form,
  Participant,
  StoredEvidence,
} from '../records.ts';

/** Somebody who took part, with what is proven. */
export interface Attendee {
  attendance: Attendance;
  participant: Participant | undefined;
}

const moment = (at: Date | null | undefined): string => at?.toISOString() ?? '';
const yesNo = (is: boolean): string => (is ? 'yes' : 'no');

export const PARTICIPANTS_HEAD = [
  'Attendance',
  'Participant',
  'Name',
  'E-mail',
  'Verified seconds',
  'Evaluation submitted',
  'Presence confirmed',
  'Presence confirmed by',
  'Released by the LMS',
  'Claimed as',
  'Stated to be a Montana educator',
  'Last seen',
  'Evidence rows',
  'Evidence head',
] as const;

export const participantRow = ({ attendance, participant }: Attendee): CsvRow => [
  attendance.id,
  attendance.participantId,
  participant?.name ?? '',
  participant?.email ?? '',
  creditedSeconds(attendance.progress),
  moment(attendance.evaluation?.submittedAt),
  moment(attendance.confirmed?.at),
  attendance.confirmed?.by ?? '',
  yesNo(attendance.isReleased),
  attendance.claim?.name ?? '',
  moment(attendance.claim?.statedMontanaAt),
  moment(attendance.lastSeenAt),
  attendance.evidenceSequence,
  attendance.evidenceHead,
];

export const participantView = ({ attendance, participant }: Attendee) => ({
  ...attendance,
  name: participant?.name ?? '',
  email: participant?.email ?? null,
});

export const EVIDENCE_HEAD = [
  'Attendance',
  'Sequence',
  'Recorded at',
  'Session',
  'Part',
  'Segments',
  'Visible',
  'Credited seconds after',
  'Previous hash',
  'Hash',
] as const;

export const evidenceRow = (row: StoredEvidence): CsvRow => [
  row.attendanceId,
  row.sequence,
  moment(row.recordedAt),
  row.sessionId,
  row.partId,
  row.segments.map((s) => `${s.fromSeconds} to ${s.toSeconds} at ${s.rate}`).join('; '),
  yesNo(row.isVisible),
  row.creditedSecondsAfter,
  row.previousHash,
  row.hash,
];

const FACTS = Object.keys(FACT_LABELS) as (keyof PrintedFacts)[];

export const CERTIFICATES_HEAD = [
  'Serial',
  'Status',
  'Name',
  'Date',
  ...FACTS.map((key) => FACT_LABELS[key]),
  'Issued at',
  'Stated to be a Montana educator',
  'Voided at',
  'Voided by',
  'Reason',
  'SHA-256',
  'Evidence head',
  'File',
];

export const certificateRow = (one: Certificate): CsvRow => [
  one.serial,
  one.status,
  one.name,
  one.dateText,
  ...FACTS.map((key) => one.facts[key]),
  moment(one.issuedAt),
  moment(one.statedMontanaAt),
  moment(one.voided?.at),
  one.voided?.by ?? '',
  one.voided?.reason ?? '',
  one.sha256,
  one.evidenceHead,
  certificatePath(one),
];

/** Its bytes are in the PDF. */
export const certificateView = ({ appended: _bytes, ...rest }: Certificate) => ({
  ...rest,
  file: certificatePath(rest),
});

/** What the guard found, what people decided, and where things go (R-CRT-6); its bytes are in the PDF. */
export const formView = ({ official: _bytes, preparation: _appended, ...rest }: Form) => ({
  ...rest,
  file: formPath(rest.version),
});

/** One fact of one version of the form. */
export interface FormFact {
  version: number;
  finding: FactFinding;
  decision: FactDecision | undefined;
}

export const FORM_FACTS_HEAD = [
  'Version of the form',
  'Fact',
  'On the event',
  'On the form',
  'Verdict',
  'Decided',
  'Reason',
  'By',
  'At',
] as const;

export const formFactRow = ({ version, finding, decision }: FormFact): CsvRow => [
  version,
  FACT_LABELS[finding.fact],
  finding.onEvent,
  finding.onForm ?? '',
  finding.verdict,
  decision?.kind ?? '',
  decision?.reason ?? '',
  decision?.by ?? '',
  moment(decision?.at),
];

export const REPORTS_HEAD = ['Number keyed into PDUPS', 'By', 'At'] as const;
export const reportRow = (report: Report): CsvRow => [
  report.count,
  report.keyedBy,
  moment(report.keyedAt),
];

export const AUDIT_HEAD = ['At', 'By', 'What', 'Details'] as const;
export const auditRow = ({ at, actor, action, details }: AuditEntry): CsvRow => [
  moment(at),
  actor,
  action,
  JSON.stringify(details),
];

export const ARM_HEAD = ['Question', 'Answer'] as const;

export const MANIFEST_HEAD = ['Path', 'Bytes', 'SHA-256'] as const;
