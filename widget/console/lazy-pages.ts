import type { Route } from './route.ts';

/** Pages that not everybody opens are files of their own, fetched at the first visit. */
const PAGES: Partial<Record<Route['page'], () => Promise<void>>> = {
  editor: async () => define('event-editor', (await import('./event-editor.ts')).EventEditor),
  event: async () => define('event-page', (await import('./event-page.ts')).EventPage),
  settings: async () => define('settings-page', (await import('./settings-page.ts')).SettingsPage),
  people: async () => define('people-page', (await import('./people-page.ts')).PeoplePage),
  account: async () => define('account-page', (await import('./account-page.ts')).AccountPage),
};

/** Brings what a place in the console is made of. */
export async function definePage({ page }: Route): Promise<void> {
  await PAGES[page]?.();
}

function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
