import type { Route } from './route.ts';

/** Pages that not everybody opens are files of their own, fetched at the first visit. */
export async function definePage({ page }: Route): Promise<void> {
  if (page === 'editor') {
    const { EventEditor } = await import('./event-editor.ts');
    define('event-editor', EventEditor);
  } else if (page === 'event') {
    const [{ PeopleList }, { ProgressCharts }, { EventPage }] = await Promise.all([
      import('./people-list.ts'),
      import('./progress-charts.ts'),
      import('./event-page.ts'),
    ]);
    define('people-list', PeopleList);
    define('progress-charts', ProgressCharts);
    define('event-page', EventPage);
  }
}

function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
