import '../element/define.ts';
import { html, nothing, render } from 'lit';
import type { EducatorPageData, PreviewReason } from '../../server/contract/pages.ts';
import { keepFrameInSize, languageOf, shareSession } from './frame.ts';
import { takePageData } from './page-data.ts';

const WHY: Record<PreviewReason, string> = {
  teacher: 'You came as a teacher.',
  acting: 'You are acting as somebody else, so no time is measured for that person.',
  test: 'This is the test account of your learning platform, which can’t get a certificate.',
  observer: 'You are an observer in this course, so you can look at everything.',
};

const data = takePageData();
const app = document.getElementById('app');
if (app && data.kind === 'educator') show(app, data);

function show(app: HTMLElement, data: EducatorPageData): void {
  const heading = app.querySelector('h1') ?? '';
  app.replaceChildren();
  render(
    html`${heading}${'why' in data ? html`<p class="card" role="status">${WHY[data.why]}</p>` : nothing}
      <div lang=${languageOf(data.frame) ?? nothing}>
        <pdu-certificate
          .server=${location.origin}
          .session=${'sessionToken' in data ? data : null}
          .preview=${'preview' in data ? data.preview : null}
        ></pdu-certificate>
      </div>`,
    app,
  );
  keepFrameInSize(data.frame);
  const session = 'sessionToken' in data ? data : null;
  shareSession(
    data.frame,
    session && { sessionToken: session.sessionToken, expiresAt: session.expiresAt },
    () => app.replaceChildren(),
  );
}
