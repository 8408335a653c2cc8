import type { Response } from 'express';
import type { LaunchPage } from '../../lti-tool/launch-pages.ts';
import type { LaunchPageData } from '../contract/pages.ts';
import { escapeHtml, htmlPage } from './html.ts';
import { setPolicy } from './security-headers.ts';

/** Shows a page between login and launch, for browsers that keep no cookie of ours in a frame. */
export function sendLaunchPage(page: LaunchPage, response: Response): void {
  setPolicy(response, { framedBy: page.framedBy });
  // Our own form has to say where it comes from (lti-tool/browser-binding.ts).
  response.set('Referrer-Policy', 'same-origin').type('html').send(htmlOf(page));
}

function htmlOf(page: LaunchPage): string {
  switch (page.kind) {
    case 'new-window':
      return htmlPage({ title: 'Open in a new window', body: main(newWindow(page.newWindow)) });
    case 'store':
      return htmlPage({
        title: 'One moment',
        script: 'launch.js',
        referrer: 'same-origin',
        data: dataOf({ ...page, step: page.kind }),
        body: main(`${WAITING}<div id="otherwise" hidden>${newWindow(page.newWindow)}</div>
<noscript>${newWindow(page.newWindow)}</noscript>`),
      });
    case 'recover':
      return htmlPage({
        title: 'One moment',
        script: 'launch.js',
        referrer: 'same-origin',
        data: dataOf({ ...page, step: page.kind }),
        body: main(`${WAITING}<noscript><p>This page needs JavaScript, because your browser keeps no
cookie of it. Allow one of both and open the activity from your course again.</p></noscript>`),
      });
  }
}

type Given =
  | (Omit<Extract<LaunchPageData, { step: 'store' }>, 'kind'> & { step: 'store' })
  | (Omit<Extract<LaunchPageData, { step: 'recover' }>, 'kind'> & { step: 'recover' });

/** Only what the script needs. */
function dataOf(given: Given): LaunchPageData {
  const { storage, key } = given;
  const common = { kind: 'launch', storage, key } as const;
  if (given.step === 'store') {
    const { step, value, redirectTo } = given;
    return { ...common, step, value, redirectTo };
  }
  const { step, postTo, fields } = given;
  return { ...common, step, postTo, fields };
}

const WAITING = '<h1 id="waiting" tabindex="-1">One moment …</h1>';

const main = (body: string): string =>
  `<main class="page"><div class="card" role="status">${body}</div></main>`;

const newWindow = (address: string): string => `<h1>Open your activity in a new window</h1>
<p>Your browser keeps no cookies of pages inside other pages, so this activity can’t tell in here that it is
you. In a window of its own it works.</p>
<p><a class="button" href="${escapeHtml(address)}" target="_blank" rel="noopener">Open in a new window</a></p>`;
