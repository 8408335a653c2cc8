import type { AuditResponse, EventResponse, SheetResponse } from '../../server/contract/event.ts';
import type { HostEventResponse, HostEventsResponse } from '../../server/contract/host.ts';
import type { ApiClient } from '../element/api-client.ts';
import type { ListRoute, Route, SelfLoading } from './route.ts';

/** What the server answered for the place where somebody is. */
export type Loaded =
  | { page: 'events'; list: HostEventsResponse; route: ListRoute }
  | { page: 'event'; view: HostEventResponse; editor: EventResponse }
  | { page: 'sheet'; sheet: SheetResponse }
  | { page: 'audit'; audit: AuditResponse };

/** Every place but those that load what they need themselves. */
export type Place = Exclude<Route, SelfLoading>;

/** Asks the server for what a place in the console shows. */
export async function loadPlace(api: ApiClient, route: Place): Promise<Loaded> {
  if (route.page === 'sheet') return { page: 'sheet', sheet: await api.get('/api/host/sheet') };
  if (route.page === 'audit') return { page: 'audit', audit: await api.get('/api/host/audit') };
  if (route.page === 'event') return loadEvent(api, route.id);
  const { words, state, sort, number } = route;
  const query = new URLSearchParams({ words, sort, page: String(number) });
  if (state) query.set('state', state);
  return { page: 'events', route, list: await api.get(`/api/host/events?${query}`) };
}

async function loadEvent(api: ApiClient, id: string): Promise<Loaded> {
  const path = eventPath(id);
  const [view, editor] = await Promise.all([
    api.get<HostEventResponse>(path),
    api.get<EventResponse>(`${path}/editor`),
  ]);
  return { page: 'event', view, editor };
}

/** The API's address of an event. */
export const eventPath = (id: string): string => `/api/host/events/${encodeURIComponent(id)}`;
