import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_COURSE_ID, DEMO_HOST_ID } from '../../server/demo.ts';
import { openElement } from '../support/browser/open-element.ts';
import { suspend } from '../support/browser/suspend.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { addRealEvent, newRealEvent } from '../support/events/real-event.ts';
import { shareTestServer, startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  return context;
}

/** One server for all: each test has a visitor of its own. */
const shared = shareTestServer({ isRealTime: true });

/** Lets the first player of a page play. */
const play = (page: Page): Promise<void> =>
  page
    .locator('video')
    .first()
    .evaluate((video: HTMLVideoElement) => video.play());

/** Where the first player of a page is, and how it plays. */
const playerOf = (page: Page) =>
  page
    .locator('video')
    .first()
    .evaluate((video: HTMLVideoElement) => ({
      positionSeconds: video.currentTime,
      rate: video.playbackRate,
      isPaused: video.paused,
    }));

const YEAR_MS = 365 * 86_400_000;

describe('the element, with a video that really plays', () => {
  it('R-TIM-7 R-TIM-5 all is proven though the network fails and the computer’s date is a year off', async () => {
    const server = shared();
    const context = await newContext();
    await context.addInitScript((offMs) => {
      const { now } = Date;
      Date.now = () => now() + offMs;
    }, YEAR_MS);
    const visitor = { subject: 'all', eventId: DEMO_COURSE_ID };
    const opened = await openElement(context, server, { visitor });
    const { page } = opened;
    const startedAtMs = performance.now();
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      video.preload = 'auto';
      return video.play();
    });
    await page.waitForTimeout(3000);
    await context.setOffline(true);
    await page.getByText('You are offline.').waitFor({ timeout: 15_000 });
    expect(await playerOf(page)).toMatchObject({ isPaused: false });
    await page.waitForTimeout(3000);
    await context.setOffline(false);
    await page.getByText('You are offline.').waitFor({ state: 'detached' });
    await page.getByText('You have everything.').waitFor();
    const covered = opened.beats.at(-1)?.answer.progress.parts[0]?.covered ?? [];
    const coveredSeconds = covered.reduce((sum, [from, to]) => sum + to - from, 0);
    expect(coveredSeconds).toBeLessThanOrEqual((performance.now() - startedAtMs) / 1000);
    // The last two seconds are forgiven, and then counted as watched.
    expect(coveredSeconds).toBeGreaterThanOrEqual(17.5);
    expect(opened.verifiedSeconds()).toBe(20);
    expect(opened.beats.length).toBeLessThan(12);
    expect(await page.getByText('Complete').count()).toBe(1);
  });

  it('R-TIM-2 R-TIM-6 a skip goes back, a speed that a script set is set back, and both earn no more than the clock', async () => {
    const server = shared();
    const visitor = { subject: 'skipper', eventId: DEMO_COURSE_ID };
    const opened = await openElement(await newContext(), server, { visitor });
    const { page } = opened;
    const startedAtMs = performance.now();
    await play(page);
    await page.waitForTimeout(1000);
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      video.currentTime = 15;
    });
    await page.getByText('not ahead of what you have watched').waitFor();
    expect((await playerOf(page)).positionSeconds).toBeLessThan(4);
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      video.playbackRate = 16;
    });
    await page.getByText('Faster than double speed').waitFor();
    expect((await playerOf(page)).rate).toBe(2);
    await expect.poll(() => opened.beats.length, { timeout: 15_000 }).toBeGreaterThan(0);
    const passedSeconds = (performance.now() - startedAtMs) / 1000;
    expect(opened.verifiedSeconds()).toBeGreaterThan(passedSeconds / 2);
    expect(opened.verifiedSeconds()).toBeLessThanOrEqual(passedSeconds);
    const rates = opened.beats.flatMap(({ beat }) => beat.segments.map(({ rate }) => rate));
    expect([...new Set(rates)]).toEqual([1, 2]);
  });

  it('R-TIM-5 R-TIM-7 another device takes over, says so, and is taken back by playing on', async () => {
    const server = shared();
    const visitor = { subject: 'two', eventId: DEMO_COURSE_ID };
    const first = await openElement(await newContext(), server, { visitor });
    await play(first.page);
    await first.page.waitForTimeout(2500);
    const second = await openElement(await newContext(), server, { visitor });
    await first.page.getByText('Time counts in another window').waitFor();
    expect(await playerOf(first.page)).toMatchObject({ isPaused: true });
    await first.page.getByRole('button', { name: 'Count here' }).click();
    await expect.poll(() => playerOf(first.page)).toMatchObject({ isPaused: false });
    const { positionSeconds } = await playerOf(first.page);
    expect(positionSeconds).toBeLessThanOrEqual(first.verifiedSeconds() + 1.5);
    // The second one was not told yet; who plays there means to go on there.
    await play(second.page);
    await expect.poll(() => second.verifiedSeconds(), { timeout: 15_000 }).toBeGreaterThan(4);
    expect(await playerOf(second.page)).toMatchObject({ isPaused: false });
    await first.page.getByText('Time counts in another window').waitFor();
  });

  it('R-TIM-7 what a crashed page had not sent is sent by the next one', async () => {
    const server = shared();
    const context = await newContext();
    const visitor = { subject: 'crash', eventId: DEMO_COURSE_ID };
    const first = await openElement(context, server, { visitor });
    await first.page.route('**/api/beats', (route) => route.abort());
    await play(first.page);
    await first.page.waitForTimeout(8000);
    const devtools = await context.newCDPSession(first.page);
    devtools.send('Page.crash').catch(() => undefined);
    await first.page.waitForEvent('crash');
    const next = await openElement(context, server, { visitor });
    await expect.poll(() => next.verifiedSeconds(), { timeout: 15_000 }).toBeGreaterThan(4);
    expect(next.beats[0]?.beat.sessionId).toBeDefined();
    await play(next.page);
    await expect.poll(() => next.beats.at(-1)?.beat.sessionId, { timeout: 15_000 }).toBeUndefined();
  });

  it('R-TIM-6 hidden time is not claimed, and after a sleep no claim is ahead of the server’s clock', async () => {
    const server = shared();
    const visitor = { subject: 'sleeper', eventId: DEMO_COURSE_ID };
    const context = await newContext();
    const opened = await openElement(context, server, { visitor });
    const { page } = opened;
    const startedAtMs = performance.now();
    await play(page);
    await page.waitForTimeout(2000);
    // Pages of this browser are never hidden, so the page is told that it is.
    const setShown = (state: 'hidden' | 'visible') =>
      page.evaluate((to) => {
        const isHidden = { value: to === 'hidden', configurable: true };
        Object.defineProperty(document, 'hidden', isHidden);
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await setShown('hidden');
    await page.getByText('not in sight').waitFor();
    await page.waitForTimeout(3000);
    await setShown('visible');
    await page.waitForTimeout(2000);
    await suspend(browser, 3000);
    await page.waitForTimeout(1500);
    await page.locator('video').evaluate((video: HTMLVideoElement) => video.pause());
    await page.waitForTimeout(1000);
    const claimed = opened.beats.flatMap(({ beat }) => beat.segments);
    const seconds = claimed.reduce((sum, one) => sum + one.toSeconds - one.fromSeconds, 0);
    expect(seconds).toBeGreaterThan(4);
    // Three seconds were hidden.
    expect(seconds).toBeLessThanOrEqual((performance.now() - startedAtMs) / 1000 - 3);
    for (const { beat, answer } of opened.beats) {
      const end = Math.max(
        ...beat.segments.map((one) => one.atSeconds + one.toSeconds - one.fromSeconds),
      );
      expect(end).toBeLessThanOrEqual(answer.session.elapsedSeconds);
    }
  });
});

describe('the element, with parts that are used', () => {
  it('R-TIM-3 R-TIM-6 a page to read earns nothing when it is only opened, and what is used when it is', async () => {
    const server = shared();
    const event = await addRealEvent(server.mongoUri, {
      hostId: DEMO_HOST_ID,
      parts: [{ id: 'text', kind: 'page', title: 'A text', durationSeconds: 600, sources: [] }],
    });
    const visitor = { subject: 'reader', eventId: event.id };
    const content = `<article>${'<p>Some words to read.</p>'.repeat(80)}</article>`;
    const opened = await openElement(await newContext(), server, {
      visitor,
      inside: content,
      attributes: 'part="text" minimal',
    });
    const { page } = opened;
    await page.getByText('scroll or move to go on').waitFor();
    await page.waitForTimeout(16_000);
    expect(opened.beats).toEqual([]);
    await page.mouse.move(200, 200);
    await page.mouse.wheel(0, 100);
    await page.getByText('Counting', { exact: true }).waitFor();
    await expect.poll(() => opened.verifiedSeconds(), { timeout: 20_000 }).toBeGreaterThan(14);
    expect(opened.beats[0]?.beat.isAlive).toBe(true);
  });

  it('R-TIM-8 a live session asks whether somebody is there, at a moment that the server chose', async () => {
    const server = await startTestServer();
    const { details } = newRealEvent({ hostId: DEMO_HOST_ID });
    const event = await addRealEvent(server.mongoUri, {
      hostId: DEMO_HOST_ID,
      details: { ...details, verification: { mode: 'tracked', checksPerHour: 60 } },
      parts: [{ id: 'live', kind: 'live', title: 'Live', durationSeconds: 3600, sources: [] }],
    });
    const context = await newContext();
    await context.clock.install({ time: server.clock.now });
    const visitor = { subject: 'live', eventId: event.id };
    const opened = await openElement(context, server, { visitor });
    const { page } = opened;
    server.clock.advance(60);
    await context.clock.pauseAt(server.clock.now);
    // A call that takes twenty seconds of the page’s time is given up, so the steps are shorter.
    const pass = async (isOver: () => boolean | Promise<boolean>, stepSeconds = 15) => {
      let steps = 0;
      for (; steps < 60 && !(await isOver()); steps += 1) {
        server.clock.advance(stepSeconds);
        await context.clock.runFor(stepSeconds * 1000);
        await new Promise((resolve) => setTimeout(resolve, 120));
      }
      expect(await isOver()).toBe(true);
      return steps * stepSeconds;
    };
    const last = () => opened.beats.at(-1);
    const button = page.getByRole('button', { name: 'I am here' });
    await page.mouse.click(300, 300);
    const askedAfterSeconds = await pass(() => button.isVisible());
    // Half a minute to one and a half, and a step.
    expect(askedAfterSeconds).toBeGreaterThanOrEqual(15);
    expect(askedAfterSeconds).toBeLessThanOrEqual(120);
    await button.click();
    await pass(() => opened.beats.some(({ beat }) => beat.check?.outcome === 'answered'), 1);
    expect(await button.isVisible()).toBe(false);
    const atAnswer = opened.verifiedSeconds();
    await pass(() => button.isVisible());
    const words = page.getByText('Nothing counts until you press the button').last();
    await pass(() => words.isVisible());
    await pass(() => last()?.answer.presence.isAway === true, 1);
    const afterMiss = opened.verifiedSeconds();
    // What came after the last sign of life, which was the answer, is not proven.
    expect(afterMiss).toBeLessThan(atAnswer + 30);
    server.clock.advance(60);
    await context.clock.runFor(60_000);
    await button.click();
    const sinceAnswerSeconds = await pass(() => last()?.answer.presence.isAway === false, 1);
    // Nothing of the minute before the answer, however long a slow machine takes to hear of it.
    expect(opened.verifiedSeconds()).toBeLessThanOrEqual(afterMiss + sinceAnswerSeconds + 1);
  });
});
