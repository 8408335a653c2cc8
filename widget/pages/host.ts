import { AccountPage } from '../console/account-page.ts';
import { HostConsole } from '../console/host-console.ts';
import { EventEditor } from '../console/event-editor.ts';
import { PeoplePage } from '../console/people-page.ts';
import { RecordDownload } from '../console/record-download.ts';
import { PlatformSettings } from '../console/platform-settings.ts';
import { SettingsPage } from '../console/settings-page.ts';
import { SignedOutDialog } from '../console/signed-out-dialog.ts';
import { SignatureSettings } from '../console/signature-settings.ts';
import { takePageData } from './page-data.ts';

customElements.define('host-console', HostConsole);
customElements.define('event-editor', EventEditor);
customElements.define('record-download', RecordDownload);
customElements.define('platform-settings', PlatformSettings);
customElements.define('signature-settings', SignatureSettings);
customElements.define('settings-page', SettingsPage);
customElements.define('people-page', PeoplePage);
customElements.define('account-page', AccountPage);
customElements.define('signed-out-dialog', SignedOutDialog);

const data = takePageData();
const app = document.getElementById('app');
if (app && data.kind === 'host') {
  const host = new HostConsole();
  host.data = data;
  app.replaceChildren(host);
}
