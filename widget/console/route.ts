/** Parts of an event's page. */
export const EVENT_TABS = [
  'overview',
  'people',
  'form',
  'report',
  'records',
  'connect',
  'preview',
] as const;
export type EventTab = (typeof EVENT_TABS)[number];

/** Where in the console somebody is; kept behind the address' `#`, so that “back” works. */
export type Route =
  | { page: 'home' }
  | { page: 'events'; words: string; state: string; sort: string; number: number }
  | { page: 'event'; id: string; tab?: EventTab }
  | { page: 'person'; id: string; attendanceId: string }
  | { page: 'editor'; id: string }
  | { page: 'sheet' }
  | { page: 'audit' }
  | { page: 'mail'; state: string }
  | { page: 'people' }
  | { page: 'account' }
  | { page: 'settings' };

/** Places that need no more than their name. */
const PLAIN_PAGES = ['sheet', 'audit', 'people', 'account', 'settings'] as const;

/** The list, as it is looked at. */
export type ListRoute = Extract<Route, { page: 'events' }>;

/** Reads the address. Unknown ones lead to what needs somebody now. */
export function readRoute(hash: string): Route {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const event = params.get('event');
  const editor = params.get('edit');
  const person = params.get('person');
  if (event && person) return { page: 'person', id: event, attendanceId: person };
  if (event) return { page: 'event', id: event, tab: tabOf(params.get('tab')) };
  if (editor) return { page: 'editor', id: editor };
  const page = params.get('page');
  const plain = PLAIN_PAGES.find((name) => name === page);
  if (plain) return { page: plain };
  if (page === 'mail') return { page, state: params.get('state') ?? '' };
  if (page !== 'events') return { page: 'home' };
  return {
    page,
    words: params.get('words') ?? '',
    state: params.get('state') ?? '',
    sort: params.get('sort') ?? 'newest',
    number: Number(params.get('number') ?? 0) || 0,
  };
}

const tabOf = (text: string | null): EventTab =>
  EVENT_TABS.find((tab) => tab === text) ?? 'overview';

/** The address of a place in the console. */
export function hashOf(route: Route): string {
  switch (route.page) {
    case 'home':
      return '#';
    case 'event': {
      const tab = route.tab && route.tab !== 'overview' ? `&tab=${route.tab}` : '';
      return `#event=${encodeURIComponent(route.id)}${tab}`;
    }
    case 'person': {
      const { id, attendanceId } = route;
      return `#event=${encodeURIComponent(id)}&person=${encodeURIComponent(attendanceId)}`;
    }
    case 'editor':
      return `#edit=${encodeURIComponent(route.id)}`;
    case 'mail':
      return `#${new URLSearchParams({ page: 'mail', ...(route.state && { state: route.state }) })}`;
    case 'events': {
      const { page, words, state, sort, number } = route;
      const given = {
        page,
        words,
        state,
        sort: sort === 'newest' ? '' : sort,
        number: number || '',
      };
      const params = Object.entries(given).filter(([, value]) => value !== '');
      return `#${new URLSearchParams(params.map(([name, value]) => [name, String(value)]))}`;
    }
    default:
      return `#page=${route.page}`;
  }
}

/** The address of the list of events, all of them or those in a state. */
export const eventsHash = (state = ''): string =>
  hashOf({ page: 'events', words: '', state, sort: 'newest', number: 0 });
