import { HostConsole } from '../console/host-console.ts';
import { EventEditor } from '../console/event-editor.ts';
import { PlatformSettings } from '../console/platform-settings.ts';
import { SettingsPage } from '../console/settings-page.ts';
import { SignatureSettings } from '../console/signature-settings.ts';
import { takePageData } from './page-data.ts';

customElements.define('host-console', HostConsole);
customElements.define('event-editor', EventEditor);
customElements.define('platform-settings', PlatformSettings);
customElements.define('signature-settings', SignatureSettings);
customElements.define('settings-page', SettingsPage);

const data = takePageData();
const app = document.getElementById('app');
if (app && data.kind === 'host') {
  const host = new HostConsole();
  host.session = data;
  host.onlyEventId = data.eventId ?? null;
  app.replaceChildren(host);
}
