import './host.css';
import '../console/kit.ts';
import { followColourScheme } from '../console/colour-scheme.ts';
import { HostConsole } from '../console/host-console.ts';
import { SignedOutDialog } from '../console/signed-out-dialog.ts';
import { takePageData } from './page-data.ts';

customElements.define('host-console', HostConsole);
customElements.define('signed-out-dialog', SignedOutDialog);

followColourScheme();
const data = takePageData();
const app = document.getElementById('app');
if (app && data.kind === 'host') {
  const host = new HostConsole();
  host.data = data;
  // It has a main part of its own, below the navigation.
  app.replaceWith(host);
}
