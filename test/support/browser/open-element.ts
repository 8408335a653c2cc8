import type { BrowserContext, Page } from 'playwright-core';
import type { BeatRequest, BeatResponse } from '../../../server/contract/educator.ts';
import type { ApiCaller, Visitor } from '../server/api-caller.ts';

/** A report that a page sent, and what the server made of it. */
export interface SentBeat {
  beat: BeatRequest;
  answer: BeatResponse;
}

export interface ElementPage {
  page: Page;
  /** The reports that were acknowledged, in order. */
  beats: SentBeat[];
  /** Seconds that the server has verified by the last answer. */
  verifiedSeconds: () => number;
}

export interface OpenElementOptions {
  server: { url: string; api: ApiCaller };
  visitor: Visitor;
  /** What the element is put around. */
  content?: string;
  /** Properties of the element. */
  properties?: { partId?: string; minimal?: boolean };
}

/** A page with the element on it, opened anew for a visitor. */
export async function openElement(
  context: BrowserContext,
  { server, visitor, content = '', properties = {} }: OpenElementOptions,
): Promise<ElementPage> {
  const session = { sessionToken: await server.api.open(visitor), expiresAt: '' };
  const html = `<!doctype html><html lang="en"><title>A page</title><main></main>
    <script type="module">
      import '/assets/pdu-certificate.js';
      const element = document.createElement('pdu-certificate');
      Object.assign(element, ${JSON.stringify({ session, ...properties })});
      element.innerHTML = ${JSON.stringify(content)};
      document.querySelector('main').append(element);
    </script></html>`;
  const page = await context.newPage();
  const beats = listen(page);
  const address = `${server.url}/a-page`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(address);
  await page.locator('pdu-certificate [part=status]').first().waitFor();
  const last = () => beats.at(-1)?.answer.progress.verifiedSeconds ?? 0;
  return { page, beats, verifiedSeconds: last };
}

function listen(page: Page): SentBeat[] {
  const beats: SentBeat[] = [];
  page.on('response', (response) => {
    if (!response.url().endsWith('/api/beats') || !response.ok()) return;
    const beat = response.request().postDataJSON() as BeatRequest;
    if (response.request().method() !== 'POST') return;
    void response.json().then(
      (answer: BeatResponse) => beats.push({ beat, answer }),
      () => undefined,
    );
  });
  return beats;
}
