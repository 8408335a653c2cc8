import type { DashboardResponse } from '../../server/contract/dashboard.ts';
import type { AuditResponse, SheetResponse } from '../../server/contract/event.ts';
import type { HostEventsResponse } from '../../server/contract/host.ts';
import type { ApiClient } from '../pages/api-client.ts';
import type { EventTab, ListRoute, Route } from './route.ts';

/** What a place shows: what the server answered, or what its own element asks for. */
export type Loaded =
  | { page: 'home'; dashboard: DashboardResponse }
  | { page: 'events'; list: HostEventsResponse; route: ListRoute }
  | { page: 'event'; id: string; tab: EventTab }
  | { page: 'person'; id: string; attendanceId: string }
  | { page: 'editor'; id: string }
  | { page: 'settings' }
  | { page: 'people' }
  | { page: 'account' }
  | { page: 'mail'; state: string }
  | { page: 'sheet'; sheet: SheetResponse }
  | { page: 'audit'; audit: AuditResponse };

/** Asks the server for what a place in the console shows. */
export async function loadPlace(api: ApiClient, route: Route): Promise<Loaded> {
  switch (route.page) {
    case 'home':
      return { page: 'home', dashboard: await api.get('/api/host/dashboard') };
    case 'events':
      return { page: 'events', route, list: await api.get(`/api/host/events?${listQuery(route)}`) };
    case 'event':
      return { page: 'event', id: route.id, tab: route.tab ?? 'overview' };
    case 'person':
    case 'editor':
      return route;
    case 'sheet':
      return { page: 'sheet', sheet: await api.get('/api/host/sheet') };
    case 'audit':
      return { page: 'audit', audit: await api.get('/api/host/audit') };
    case 'settings':
    case 'people':
    case 'mail':
    case 'account':
      return route;
  }
}

function listQuery({ words, state, sort, number }: ListRoute): URLSearchParams {
  const query = new URLSearchParams({ words, sort, page: String(number) });
  if (state) query.set('state', state);
  return query;
}

/** The API's address of an event. */
export const eventPath = (id: string): string => `/api/host/events/${encodeURIComponent(id)}`;
