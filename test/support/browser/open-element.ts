import type { BrowserContext, Page } from 'playwright-core';
import type { BeatRequest, BeatResponse } from '../../../server/contract/educator.ts';
import type { TestServer } from '../server/test-server.ts';
import { type ElementPageOptions, openElementPage } from './element-page.ts';

/** A report that a page sent, and what the server made of it. */
export interface SentBeat {
  beat: BeatRequest;
  answer: BeatResponse;
}

export interface OpenElement {
  page: Page;
  /** The reports that were acknowledged, in order. */
  beats: SentBeat[];
  /** Seconds that the server has verified by the last answer. */
  verifiedSeconds: () => number;
}

/** A page with the element on it, opened anew for a visitor, and what it reports. */
export async function openElement(
  context: BrowserContext,
  server: TestServer,
  options: Omit<ElementPageOptions, 'context'>,
): Promise<OpenElement> {
  const sent: (SentBeat & { page: Page })[] = [];
  context.on('response', (response) => {
    const request = response.request();
    if (!response.ok() || request.method() !== 'POST' || !request.url().endsWith('/api/beats'))
      return;
    const beat = request.postDataJSON() as BeatRequest;
    const page = request.frame().page();
    void response.json().then(
      (answer: BeatResponse) => sent.push({ beat, answer, page }),
      () => undefined,
    );
  });
  const page = await openElementPage(context, server, options);
  const opened = {
    page,
    get beats() {
      return sent.filter((one) => one.page === page);
    },
    verifiedSeconds: () => opened.beats.at(-1)?.answer.progress.verifiedSeconds ?? 0,
  };
  return opened;
}
