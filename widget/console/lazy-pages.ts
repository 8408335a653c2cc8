import type { Route } from './route.ts';

/** Pages that not everybody opens are files of their own, fetched at the first visit. */
const PAGES: Partial<Record<Route['page'], () => Promise<void>>> = {
  editor: defineEditor,
  event: defineEventPage,
  person: async () => define('person-page', (await import('./event/person-page.ts')).PersonPage),
  settings: defineSettings,
  mail: async () => define('mail-page', (await import('./mail-page.ts')).MailPage),
  people: async () => define('people-page', (await import('./account/people-page.ts')).PeoplePage),
  account: async () =>
    define('account-page', (await import('./account/account-page.ts')).AccountPage),
};

/** Brings what a place in the console is made of. */
export async function definePage({ page }: Route): Promise<void> {
  await PAGES[page]?.();
}

async function defineEditor(): Promise<void> {
  const [{ PartsEditor }, { EventEditor }] = await Promise.all([
    import('./editor/parts-editor.ts'),
    import('./editor/event-editor.ts'),
  ]);
  define('parts-editor', PartsEditor);
  define('event-editor', EventEditor);
}

async function defineEventPage(): Promise<void> {
  const [
    { ClaimsPanel },
    { FormPages },
    { FormUpload },
    { GradesPanel },
    { PeopleList },
    { ProgressCharts },
    { RecordDownload },
    { RosterPanel },
    { FieldMapEditor },
    { CertificatePreview },
    { EventPage },
  ] = await Promise.all([
    import('./event/claims-panel.ts'),
    import('./form/form-pages.ts'),
    import('./form/form-upload.ts'),
    import('./event/grades-panel.ts'),
    import('./event/people-list.ts'),
    import('./event/progress-charts.ts'),
    import('./event/record-download.ts'),
    import('./event/roster-panel.ts'),
    import('./form/field-map/field-map-editor.ts'),
    import('./form/field-map/certificate-preview.ts'),
    import('./event/event-page.ts'),
  ]);
  define('claims-panel', ClaimsPanel);
  define('form-pages', FormPages);
  define('form-upload', FormUpload);
  define('grades-panel', GradesPanel);
  define('people-list', PeopleList);
  define('roster-panel', RosterPanel);
  define('progress-charts', ProgressCharts);
  define('record-download', RecordDownload);
  define('field-map-editor', FieldMapEditor);
  define('certificate-preview', CertificatePreview);
  define('event-page', EventPage);
}

async function defineSettings(): Promise<void> {
  const [{ SignatureSettings }, { SealSettings }, { PlatformSettings }, { SettingsPage }] =
    await Promise.all([
      import('./settings/signature-settings.ts'),
      import('./settings/seal-settings.ts'),
      import('./settings/platform-settings.ts'),
      import('./settings/settings-page.ts'),
    ]);
  define('signature-settings', SignatureSettings);
  define('seal-settings', SealSettings);
  define('platform-settings', PlatformSettings);
  define('settings-page', SettingsPage);
}

function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
