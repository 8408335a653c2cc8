import './host.css';
import type { HostPageData } from '../../server/contract/pages.ts';
import '../console/kit.ts';
import { followColourScheme } from '../console/colour-scheme.ts';
import { HostConsole } from '../console/host-console.ts';
import { SignedOutDialog } from '../console/signed-out-dialog.ts';
import { hashOf } from '../console/route.ts';
import { keepFrameInSize, shareSession } from './frame.ts';
import { takePageData } from './page-data.ts';

customElements.define('host-console', HostConsole);
customElements.define('signed-out-dialog', SignedOutDialog);

followColourScheme();
const data = takePageData();
const app = document.getElementById('app');
if (app && data.kind === 'host') {
  const host = new HostConsole();
  host.data = data;
  const { launched } = data;
  if (launched) {
    // The preview is the element itself, which others need not load.
    void import('../element/define.ts');
    goToReviewed(data);
    keepFrameInSize(launched.frame);
    shareSession(launched.frame, null, () => undefined);
  }
  // It has a main part of its own, below the navigation.
  app.replaceWith(host);
}

/** A teacher who came to look at somebody's work sees that first. */
function goToReviewed({ eventId, launched }: HostPageData): void {
  const attendanceId = launched?.attendanceId;
  if (!eventId || !attendanceId || location.hash) return;
  location.replace(hashOf({ page: 'person', id: eventId, attendanceId }));
}
