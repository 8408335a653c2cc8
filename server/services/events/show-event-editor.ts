import { ARM_QUESTIONS } from '../../domain/arm-questions.ts';
import { USUAL_CATEGORIES } from '../../domain/categories.ts';
import { type EventAction, isAllowed } from '../../domain/event-state.ts';
import { DEFAULT_CHECKS_PER_HOUR } from '../../domain/parts.ts';
import { type Right, type Standing, hasRight } from '../../domain/rights.ts';
import { reportStatus } from '../../domain/report.ts';
import { keptUntil, mayPurge } from '../../domain/retention.ts';
import { isoDay } from '../../domain/calendar-day.ts';
import type { EventResponse } from '../../contract/event.ts';
import { eventToday, retentionOf } from './event-access.ts';
import type { Services } from '../ports.ts';
import { problemsOf } from './publish-event.ts';
import type { PduEvent } from '../records.ts';

/** What the editor and the event's page offer, with the right that each needs. */
const ACTIONS: readonly (readonly [EventAction, Right])[] = [
  ['edit', 'edit-events'],
  ['publish', 'edit-events'],
  ['delete', 'edit-events'],
  ['next-year', 'edit-events'],
  ['cancel', 'decide'],
  ['report', 'decide'],
  ['void', 'decide'],
  ['export-record', 'see-records'],
  ['hold', 'run-host'],
  ['purge', 'run-host'],
];

/** Everything that the editor of an event needs: fields, problems, what may be done, the report. */
export async function showEventEditor(
  services: Services,
  person: Standing,
  event: PduEvent,
): Promise<EventResponse> {
  const { host, state, today } = await eventToday(services, event);
  const next = await services.store.events.findNextOf(event.id);
  const { certificateCount, reports } = event;
  return {
    id: event.id,
    revision: event.revision,
    state,
    isPractice: event.isPractice,
    details: event.details,
    parts: event.parts.map(({ sources, ...part }) => ({ ...part, sources: [...sources] })),
    evaluation: event.evaluation,
    pduCount: event.facts.pduCount,
    isLate: isLate(event, host.timeZone),
    previousEventId: event.previousEventId,
    nextEventId: next?.id ?? null,
    problems: state === 'draft' ? problemsOf(event, host) : [],
    actions: ACTIONS.filter(
      ([action, right]) =>
        isAllowed(state, action) && hasRight(person, right) && isDue(action, event, today),
    ).map(([action]) => action),
    report: {
      status: reportStatus({ isEnded: state === 'ended', certificateCount }, reports),
      keyed: reports.map((report) => ({ ...report, keyedAt: report.keyedAt.toISOString() })),
    },
    hasLegalHold: event.hasLegalHold,
    keptUntil: keptUntil(retentionOf(event)),
    purge: purgeView(event),
    choices: {
      categories: [...USUAL_CATEGORIES, ...host.ownCategories],
      usualChecksPerHour: DEFAULT_CHECKS_PER_HOUR,
      armQuestions: [...ARM_QUESTIONS],
    },
  };
}

/** What the state allows may still be too early (R-REC-1). */
const isDue = (action: EventAction, event: PduEvent, today: string): boolean =>
  action !== 'purge' || mayPurge(retentionOf(event), today);

function purgeView({ purge, voidedCount }: PduEvent): EventResponse['purge'] {
  if (!purge) return null;
  const { begunAt, by, finishedAt } = purge;
  return { begunAt: begunAt.toISOString(), by, isFinished: finishedAt !== null, voidedCount };
}

/** Entered after it began (R-EVT-5). */
function isLate({ publishedAt, facts, isPractice }: PduEvent, timeZone: string): boolean {
  if (!publishedAt || isPractice) return false;
  return isoDay(publishedAt, timeZone) > facts.startDate;
}
