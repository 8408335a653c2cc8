import { shift } from '../../domain/next-year.ts';
import { REMINDER_DAYS } from '../../domain/report.ts';
import type { Attention, DashboardResponse } from '../../contract/dashboard.ts';
import { allowedSignature } from '../certificates/allowed-signature.ts';
import type { Affair } from './overview-port.ts';
import type { Services } from '../ports.ts';
import type { Host, PduEvent } from '../records.ts';
import { sealAttention } from './seal-attention.ts';

type Group = DashboardResponse['groups'][number];

interface Asked {
  hostId: string;
  host: Host;
  /** The host's calendar day. */
  today: string;
  limit: number;
  /** Events whose claims wait for a form. */
  waitedFor: { event: PduEvent; claims: number }[];
}

type FindGroup = (services: Services, asked: Asked) => Promise<Group>;

/** The signatory has not agreed, or not any more, so nothing is issued at all (R-CRT-2). */
const signatureNotAllowed: FindGroup = async (services, { host }) => {
  const isWanted = host.signaturePng.byteLength > 0 && !allowedSignature(services, host);
  const waiting = isWanted ? await services.store.attendances.listWaiting({ hostId: host.id }) : [];
  const todo = `Consent to print this signature is missing, so nothing is issued.${
    waiting.length > 0 ? ` ${claimsWait(waiting.length)}` : ''
  } Ask who signs, and note it in the settings.`;
  const place = { page: 'settings' } as const;
  const items = isWanted ? [{ title: host.signatoryName || 'Who signs', todo, place }] : [];
  return { kind: 'signature-not-allowed', total: items.length, items };
};

/** Claims wait for these events' forms: educators are held up (R-CRT-6, R-CRT-13). */
const formWaitedFor: FindGroup = async (_services, { limit, waitedFor }) => ({
  kind: 'form-waited-for',
  total: waitedFor.length,
  items: waitedFor
    .slice(0, limit)
    .map(({ event, claims }) => atEvent(event, 'form', `${claimsWait(claims)} ${formTodo(event)}`)),
});

/** A certificate that did not come out right is not issued; its claim waits (R-CRT-5). */
const claimsHeldUp: FindGroup = async ({ store }, { hostId, limit }) => {
  const found = await store.overview.heldUp(hostId);
  return {
    kind: 'claims-held-up',
    total: found.length,
    items: found
      .slice(0, limit)
      .map(({ event, claims, message }) =>
        atEvent(event, 'people', `${claimsWait(claims)} ${message}`),
      ),
  };
};

/** Events that go on and can't issue yet, though nobody waits. */
const formMissing: FindGroup = async ({ store }, { hostId, today, limit, waitedFor }) => {
  const without = waitedFor.map(({ event }) => event.id);
  const found = await store.overview.events(hostId, 'form-missing', { today, limit, without });
  return {
    kind: 'form-missing',
    total: found.total,
    items: found.first.map((event) => atEvent(event, 'form', formTodo(event))),
  };
};

/** A group that is one state of affairs. */
const groupOf =
  (kind: Affair, itemOf: (event: PduEvent) => Attention): FindGroup =>
  async ({ store }, { hostId, today, limit }) => {
    const found = await store.overview.events(hostId, kind, { today, limit });
    return { kind, total: found.total, items: found.first.map(itemOf) };
  };

/** R-CNT-3: the number changed after it was keyed. */
const reportDiffers = groupOf('report-differs', (event) => {
  const keyed = event.reports.at(-1)?.count ?? 0;
  const words = `${keyed} ${keyed === 1 ? 'was' : 'were'} reported, but ${event.certificateCount} stand now. Key the new number into PDUPS.`;
  return atEvent(event, 'report', words);
});

/** R-CNT-3, R-CNT-4: over, and no number was keyed. */
const reportDue = groupOf('report-due', (event) =>
  atEvent(
    event,
    'report',
    `It has ended. Key ${event.certificateCount} into PDUPS and confirm it here.`,
  ),
);

const drafts = groupOf('draft', (event) => ({
  title: event.facts.title || '(no title yet)',
  todo: 'It is a draft. Finish it and publish it, or delete it.',
  place: { page: 'editor', id: event.id },
}));

/** R-EVT-3: an open course is entered anew for each year. */
const yearEnds: FindGroup = async ({ store }, { hostId, today, limit }) => {
  const until = shift(today, REMINDER_DAYS[0]);
  const found = await store.overview.yearEnds(hostId, { today, until, limit });
  return {
    kind: 'year-ends',
    total: found.total,
    items: found.first.map((event) =>
      atEvent(event, 'overview', `Its year ends ${inDays(today, event)}. Make next year’s event.`),
    ),
  };
};

/** R-CNT-2: the daily check found what does not add up; nothing may be reported until it does. */
const recordsDiffer: FindGroup = async ({ store }, { hostId, limit }) => {
  const findings = (await store.findings.ofHost(hostId))?.findings ?? [];
  const eventIds = [...new Set(findings.map(({ eventId }) => eventId))];
  const events = await Promise.all(eventIds.slice(0, limit).map((id) => store.events.find(id)));
  return {
    kind: 'records-differ',
    total: eventIds.length,
    items: events.flatMap((event) => {
      const found = findings.find(({ eventId }) => eventId === event?.id);
      const todo = `${found?.message}. Report no number for it until whoever runs the server has looked.`;
      return event ? [atEvent(event, 'overview', todo)] : [];
    }),
  };
};

/** Reminders and invitations that did not reach anybody. */
const letterFailed: FindGroup = async ({ store }, { hostId, limit }) => {
  const { first, total } = await store.outbox.failedOfHost(hostId, limit);
  return {
    kind: 'letter-failed',
    total,
    items: first.map(({ subject, to, lastProblem }) => ({
      title: subject,
      todo: `It did not reach ${to}: ${lastProblem ?? 'the mail server refused it'}`,
      place: { page: 'mail', state: 'failed' },
    })),
  };
};

/** Every group, most urgent first: what is wrong, people who wait, the state, then what comes. */
export const GROUPS: readonly FindGroup[] = [
  recordsDiffer,
  sealAttention,
  claimsHeldUp,
  signatureNotAllowed,
  formWaitedFor,
  reportDiffers,
  reportDue,
  letterFailed,
  formMissing,
  yearEnds,
  drafts,
];

type EventTab = Extract<Attention['place'], { page: 'event' }>['tab'];

const atEvent = ({ id, facts }: PduEvent, tab: EventTab, todo: string): Attention => ({
  title: facts.title,
  todo,
  place: { page: 'event', id, tab },
});

const claimsWait = (claims: number): string =>
  claims === 1
    ? '1 educator waits for a certificate.'
    : `${claims} educators wait for certificates.`;

function formTodo({ formStatus }: PduEvent): string {
  if (formStatus === 'needs-review')
    return 'Decide on the facts of its form that differ or can’t be read.';
  if (formStatus === 'needs-map') return 'Say where name, signature and date go on its form.';
  return formStatus === 'stale'
    ? 'Its printed facts have changed. Print its certificate in PDUPS again and upload it.'
    : 'Print its certificate in PDUPS and upload the PDF.';
}

function inDays(today: string, { facts }: PduEvent): string {
  const days = Math.round((Date.parse(facts.endDate) - Date.parse(today)) / (24 * 3600 * 1000));
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}
