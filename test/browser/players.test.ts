import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { openElement } from '../support/browser/open-element.ts';
import {
  PLAYED_FROM,
  PLAYED_SECONDS,
  standInForPlayers,
} from '../support/browser/stand-in-players.ts';
import { addRealEvent } from '../support/events/real-event.ts';
import { shareTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const shared = shareTestServer({ isRealTime: true });

/** Three players at once on a busy machine. */
const PATIENT = { timeout: 60_000 };

type Kind = keyof typeof PLAYED_FROM;
const KINDS = Object.keys(PLAYED_FROM) as Kind[];
const TAGS: Record<Kind, string> = {
  youtube: 'youtube-video',
  vimeo: 'vimeo-video',
  hls: 'hls-video',
};

async function open(kind: Kind) {
  const durationSeconds = PLAYED_SECONDS[kind];
  const event = await addRealEvent(shared().mongoUri, {
    hostId: DEMO_HOST_ID,
    parts: [
      {
        id: 'talk',
        kind,
        title: 'A talk',
        durationSeconds,
        sources: [{ src: PLAYED_FROM[kind], type: '' }],
      },
    ],
  });
  const context: BrowserContext = await browser.newContext();
  onTestFinished(() => context.close());
  await standInForPlayers(context);
  const opened = await openElement(context, shared(), {
    visitor: { subject: kind, eventId: event.id },
  });
  const player = opened.page.locator(TAGS[kind]);
  await player.waitFor();
  // It comes in a file of its own.
  await opened.page.evaluate((tag) => customElements.whenDefined(tag).then(() => null), TAGS[kind]);
  return { ...opened, player, durationSeconds };
}

/** The person moves the player itself, whatever the page thinks of it. */
async function skipInside(page: Page, kind: Kind, toSeconds: number): Promise<void> {
  if (kind === 'vimeo') {
    const frame = page.frames().find((one) => one.url().includes('player.vimeo.com'));
    await frame?.evaluate(`press('setCurrentTime', ${toSeconds})`);
    return;
  }
  await page.locator(TAGS[kind]).evaluate((element, seconds) => {
    const { player } = element as HTMLElement & { player?: { seekTo(seconds: number): void } };
    if (player) player.seekTo(seconds);
    else (element as HTMLVideoElement).currentTime = seconds;
  }, toSeconds);
}

describe('recordings that are played from elsewhere', () => {
  it('R-TIM-2 R-TIM-5 from YouTube, Vimeo and as a stream: a skip goes back, and the whole is proven', async () => {
    await Promise.all(
      KINDS.map(async (kind) => {
        const { page, player, durationSeconds, ...opened } = await open(kind);
        const startedAtMs = performance.now();
        await player.evaluate((element: HTMLVideoElement) => element.play());
        await page.waitForTimeout(1500);
        expect([kind, await page.locator('.notice').count()]).toEqual([kind, 0]);
        await skipInside(page, kind, durationSeconds - 1);
        await page.getByText('not ahead of what you have watched').waitFor(PATIENT);
        await page
          .getByText(`This part: ${durationSeconds} s of ${durationSeconds} s`)
          .waitFor(PATIENT);
        const passedSeconds = (performance.now() - startedAtMs) / 1000;
        expect([kind, opened.verifiedSeconds()]).toEqual([kind, durationSeconds]);
        // The last two seconds are forgiven; the clock has to have gone for the others.
        expect(passedSeconds).toBeGreaterThan(durationSeconds - 2);
      }),
    );
  });
});
