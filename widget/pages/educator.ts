import '../element/define.ts';
import { html, nothing, render } from 'lit';
import type { ClaimResponse } from '../../server/contract/educator.ts';
import type { EducatorPageData, PreviewReason } from '../../server/contract/pages.ts';
import { keepFrameInSize, languageOf, shareSession } from './frame.ts';
import { takePageData } from './page-data.ts';

const WHY: Record<PreviewReason, string> = {
  teacher: 'You came as a teacher.',
  acting: 'You are acting as somebody else, so no time is measured for that person.',
  test: 'This is the test account of your learning platform, which can’t get a certificate.',
  observer: 'You are an observer in this course, so you can look at everything.',
};

/** An activity that opens one piece says where the others are. */
const PIECES: Record<EducatorPageData['piece']['show'], string | null> = {
  everything: null,
  part: 'This is one part of the event. Your course has the others, and the certificate, in activities of their own.',
  evaluation:
    'This is the evaluation of the event. Your course has the certificate in an activity of its own.',
  certificate:
    'Your course has what has to be done for this certificate in activities of their own. What you do there shows here.',
};

const data = takePageData();
const app = document.getElementById('app');
if (app && data.kind === 'educator') show(app, data);

function show(app: HTMLElement, data: EducatorPageData): void {
  const heading = app.querySelector('h1') ?? '';
  const { frame, piece } = data;
  const whereOthersAre = PIECES[piece.show];
  app.replaceChildren();
  render(
    html`${heading}${'why' in data ? html`<p class="card" role="status">${WHY[data.why]}</p>` : nothing}
      ${whereOthersAre ? html`<p class="card">${whereOthersAre}</p>` : nothing}
      <div lang=${languageOf(frame) ?? nothing}>
        <pdu-certificate
          .server=${location.origin}
          .partId=${piece.show === 'part' ? piece.partId : ''}
          .show=${piece.show === 'everything' || piece.show === 'part' ? '' : piece.show}
          .session=${'sessionToken' in data ? data : null}
          .preview=${'preview' in data ? data.preview : null}
          @pdu-claimed=${(event: CustomEvent<ClaimResponse>) => tellCourse(app, event.detail)}
        ></pdu-certificate>
      </div>
      ${
        frame.returnUrl
          ? html`<p><a class="way-back" href=${frame.returnUrl}>Back to your course</a></p>`
          : nothing
      }`,
    app,
  );
  keepFrameInSize(frame);
  const session = 'sessionToken' in data ? data : null;
  shareSession(
    frame,
    session && { sessionToken: session.sessionToken, expiresAt: session.expiresAt },
    () => app.replaceChildren(),
  );
}

/** What the course may say when somebody is back (LTI Core 1.3, section 5.4.4). */
const CLAIMED: Record<ClaimResponse['status'], string> = {
  waiting: 'Your claim is stored; the certificate is issued by itself.',
  issued: 'Your certificate is issued.',
};

function tellCourse(app: HTMLElement, { status }: ClaimResponse): void {
  const link = app.querySelector<HTMLAnchorElement>('a.way-back');
  if (!link) return;
  const address = new URL(link.href);
  address.searchParams.set('lti_msg', CLAIMED[status]);
  link.href = address.href;
}
