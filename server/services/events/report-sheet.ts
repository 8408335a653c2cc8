import { isoDay } from '../../domain/calendar-day.ts';
import { csv } from '../../domain/csv.ts';
import { printedFacts } from '../../domain/printed-facts.ts';
import { reportStatus } from '../../domain/report.ts';
import type { SheetResponse } from '../../contract/event.ts';
import { notFound } from '../../errors.ts';
import { stateToday } from './event-access.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

type Row = SheetResponse['rows'][number];

/** The numbers to key into PDUPS, over all published real events of a host (R-CNT-3, R-CNT-4). */
export async function reportSheet(services: Services, hostId: string): Promise<SheetResponse> {
  const host = await services.store.hosts.find(hostId);
  if (!host) throw notFound('HOST_UNKNOWN', 'This host');
  const today = isoDay(services.now(), host.timeZone);
  const rows: Row[] = [];
  for await (const event of services.store.events.each(hostId)) {
    if (event.state === 'published' && !event.isPractice) rows.push(rowOf(event, today));
  }
  return { rows };
}

function rowOf(event: PduEvent, today: string): Row {
  const { facts, certificateCount, voidedCount, reports } = event;
  const keyedCount = reports.at(-1)?.count ?? null;
  const isEnded = stateToday(event, today) === 'ended';
  return {
    eventId: event.id,
    title: facts.title,
    startDate: facts.startDate,
    endDate: facts.endDate,
    issuedCount: certificateCount + voidedCount,
    voidedCount,
    standingCount: certificateCount,
    keyedCount,
    difference: certificateCount - (keyedCount ?? 0),
    status: reportStatus({ isEnded, certificateCount }, reports),
  };
}

/** The sheet for a spreadsheet. */
export function sheetCsv({ rows }: SheetResponse): string {
  const head = [
    'Title',
    'Start',
    'End',
    'Issued',
    'Voided',
    'Standing',
    'Keyed',
    'Difference',
    'Status',
  ];
  const body = rows.map((row) => [
    row.title,
    row.startDate,
    row.endDate,
    row.issuedCount,
    row.voidedCount,
    row.standingCount,
    row.keyedCount ?? '',
    row.difference,
    row.status,
  ]);
  return csv([head, ...body]);
}

/** The columns that ARM asks for, for the events that ended in a year. */
export async function yearlyPackCsv(
  { store }: Services,
  hostId: string,
  year: number,
): Promise<string> {
  const rows: (string | number)[][] = [];
  for await (const event of store.events.each(hostId)) {
    if (event.state !== 'published' || event.isPractice) continue;
    if (event.facts.endDate.startsWith(`${year}-`)) rows.push(packRow(event));
  }
  return csv([PACK_HEAD, ...rows]);
}

const PACK_HEAD = [
  'Title',
  'Description',
  'Dates',
  'Location',
  'Schedule',
  'Names of instructors',
  'Number of participants',
];

function packRow({ facts, details, certificateCount }: PduEvent): (string | number)[] {
  const printed = printedFacts(facts);
  const hours = (details.minutesOfInstruction ?? 0) / 60;
  const schedule = `${hours} hours${details.isRolling ? ', open all year' : ''}`;
  return [
    facts.title,
    details.description,
    printed.beginningAndEndingDates,
    printed.location,
    schedule,
    printed.nameOfInstructor,
    certificateCount,
  ];
}
