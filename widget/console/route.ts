/** Where in the console somebody is; kept behind the address' `#`, so that “back” works. */
export type Route =
  | { page: 'events'; words: string; state: string; sort: string; number: number }
  | { page: 'event'; id: string }
  | { page: 'editor'; id: string }
  | { page: 'sheet' }
  | { page: 'audit' }
  | { page: 'people' }
  | { page: 'account' }
  | { page: 'mail'; state: string }
  | { page: 'settings' };

/** The list, as it is looked at. */
export type ListRoute = Extract<Route, { page: 'events' }>;

const SELF_LOADING = ['editor', 'settings', 'people', 'mail', 'account'] as const;

/** A place that asks the server for what it shows itself. */
export type SelfLoading = Extract<Route, { page: (typeof SELF_LOADING)[number] }>;

export const loadsItself = (route: Route): route is SelfLoading =>
  SELF_LOADING.some((page) => page === route.page);

/** Reads the address. Unknown ones lead to the list of events. */
export function readRoute(hash: string): Route {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const event = params.get('event');
  const editor = params.get('edit');
  if (event) return { page: 'event', id: event };
  if (editor) return { page: 'editor', id: editor };
  const page = params.get('page');
  if (page === 'sheet' || page === 'audit' || page === 'settings') return { page };
  if (page === 'people' || page === 'account') return { page };
  if (page === 'mail') return { page, state: params.get('state') ?? '' };
  return {
    page: 'events',
    words: params.get('words') ?? '',
    state: params.get('state') ?? '',
    sort: params.get('sort') ?? 'newest',
    number: Number(params.get('number') ?? 0) || 0,
  };
}

/** The address of a place in the console. */
export function hashOf(route: Route): string {
  switch (route.page) {
    case 'event':
      return `#event=${encodeURIComponent(route.id)}`;
    case 'editor':
      return `#edit=${encodeURIComponent(route.id)}`;
    case 'events': {
      const { words, state, sort, number } = route;
      const given = { words, state, sort: sort === 'newest' ? '' : sort, number: number || '' };
      const params = Object.entries(given).filter(([, value]) => value !== '');
      return `#${new URLSearchParams(params.map(([name, value]) => [name, String(value)]))}`;
    }
    case 'mail':
      return `#page=mail${route.state && `&state=${route.state}`}`;
    default:
      return `#page=${route.page}`;
  }
}
