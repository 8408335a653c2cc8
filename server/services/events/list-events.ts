import { isoDay } from '../../domain/calendar-day.ts';
import { reportStatus } from '../../domain/report.ts';
import type { EventListQuery } from '../../contract/event.ts';
import type { HostEventsResponse } from '../../contract/host.ts';
import { notFound } from '../../errors.ts';
import { stateToday } from './event-access.ts';
import type { ListedEvent } from './event-query.ts';
import type { Services } from '../ports.ts';

const PAGE_SIZE = 50;

/** A page of a host's events, each with its count; looked for by words and state. */
export async function listEvents(
  { store, now }: Services,
  hostId: string,
  { words, state, sort, page }: EventListQuery,
): Promise<HostEventsResponse> {
  const host = await store.hosts.find(hostId);
  if (!host) throw notFound('HOST_UNKNOWN', 'This host');
  const today = isoDay(now(), host.timeZone);
  const { events, hasMore } = await store.events.search(hostId, {
    words,
    sort,
    today,
    state: state ?? null,
    skip: page * PAGE_SIZE,
    limit: PAGE_SIZE,
  });
  return {
    hostName: host.name,
    hasMore,
    events: events.map((event) => entryOf(event, today)),
  };
}

function entryOf(event: ListedEvent, today: string): HostEventsResponse['events'][number] {
  const { id, facts, isPractice, certificateCount, formStatus, reports } = event;
  const state = stateToday(event, today);
  return {
    id,
    title: facts.title,
    startDate: facts.startDate,
    endDate: facts.endDate,
    isPractice,
    state,
    certificateCount,
    formStatus,
    reportStatus: reportStatus({ isEnded: state === 'ended', certificateCount }, reports),
  };
}
