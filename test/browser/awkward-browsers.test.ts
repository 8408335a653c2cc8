import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_COURSE_ID, DEMO_HOST_ID } from '../../server/demo.ts';
import { CAUTIOUS, launchChromium } from '../support/browser/launch-chromium.ts';
import { openElement } from '../support/browser/open-element.ts';
import { suspend } from '../support/browser/suspend.ts';
import { addRealEvent } from '../support/events/real-event.ts';
import { shareTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  // As people have it: nothing starts by itself.
  browser = await launchChromium(CAUTIOUS);
});
afterAll(() => browser?.close());

const shared = shareTestServer({ isRealTime: true });

async function newContext(): Promise<BrowserContext> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  return context;
}

const course = (subject: string) => ({ visitor: { subject, eventId: DEMO_COURSE_ID } });

/** Presses the player as a finger does, and lets it play. */
async function play(page: Page): Promise<void> {
  await page.locator('video').click();
  await page.locator('video').evaluate((video: HTMLVideoElement) => video.play());
}

/** A recording of nothing, as WAV: 8,000 samples of a byte a second. */
function silence(seconds: number): string {
  const samples = Buffer.alloc(seconds * 8000, 128);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.set(Buffer.from([16, 0, 0, 0, 1, 0, 1, 0]), 16);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.set(Buffer.from([1, 0, 8, 0]), 32);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]).toString('base64');
}

/** What a page sees that is kept for the way back; this browser keeps none. For the page itself. */
function turnPage(type: string): void {
  document.querySelector('pdu-certificate')?.shadowRoot?.querySelector('video')?.pause();
  window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
}

const isPaused = (page: Page) =>
  page.locator('video').evaluate((video: HTMLVideoElement) => video.paused);

describe('the element in browsers that are not as one would wish', () => {
  it('R-TIM-7 a page that was kept for the way back goes on with what it had, and is told if another one counts', async () => {
    const { page, ...opened } = await openElement(await newContext(), shared(), course('back'));
    const leaveAndReturn = async (meanwhile: () => Promise<unknown>) => {
      await page.evaluate(turnPage, 'pagehide');
      await meanwhile();
      await suspend(browser, 1500);
      await page.evaluate(turnPage, 'pageshow');
    };
    await play(page);
    await page.waitForTimeout(2500);
    await leaveAndReturn(async () => {
      await expect.poll(opened.verifiedSeconds).toBeGreaterThan(1.5);
    });
    await play(page);
    await page.getByText('Counting', { exact: true }).waitFor();
    await page.waitForTimeout(2500);
    await leaveAndReturn(async () => shared().api.open(course('back').visitor));
    await page.getByText('Time counts in another window').waitFor();
    expect(await isPaused(page)).toBe(true);
    expect(opened.verifiedSeconds()).toBeGreaterThan(3.5);
    expect(opened.verifiedSeconds()).toBeLessThan(8);
  });

  it('R-TIM-7 without any storage nothing is missing', async () => {
    const context = await newContext();
    await context.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      };
      for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get: refuse });
      Object.defineProperty(navigator, 'locks', { value: { request: async () => refuse() } });
    });
    const { page, ...opened } = await openElement(context, shared(), course('refused'));
    await play(page);
    await page.waitForTimeout(2000);
    await context.setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await page.waitForTimeout(2000);
    await context.setOffline(false);
    await page.getByText('You have everything.').waitFor();
    await expect.poll(opened.verifiedSeconds).toBe(20);
  });

  it('R-TIM-4 a recording that may not start by itself says what to do', async () => {
    const event = await addRealEvent(shared().mongoUri, {
      hostId: DEMO_HOST_ID,
      parts: [{ id: 'talk', kind: 'audio', title: 'A talk', durationSeconds: 9, sources: [] }],
    });
    const context = await newContext();
    // The hand that drives this browser counts as a person's, so a script may start what it likes.
    await context.addInitScript(() => {
      const { play: start } = HTMLMediaElement.prototype;
      let isPressed = false;
      addEventListener('pointerdown', () => (isPressed = true), { capture: true });
      HTMLMediaElement.prototype.play = async function play() {
        if (!isPressed) throw new DOMException('Nobody has pressed.', 'NotAllowedError');
        return start.call(this);
      };
    });
    const { page } = await openElement(context, shared(), {
      visitor: { subject: 'autoplay', eventId: event.id },
      inside: `<audio slot="part-talk" controls autoplay src="data:audio/wav;base64,${silence(9)}"></audio>`,
    });
    await page.getByText('Press play; your browser does not start by itself.').waitFor();
    await page.getByRole('heading', { name: 'Autumn workshop' }).click();
    await page
      .locator('pdu-certificate > audio')
      .evaluate((audio: HTMLAudioElement) => audio.play());
    await page.getByText('Counting', { exact: true }).waitFor();
    expect(await page.getByText('Press play.').count()).toBe(0);
  });

  it('R-TIM-2 where a skip can’t be prevented it earns nothing, says so, and goes back afterwards', async () => {
    const { page, ...opened } = await openElement(await newContext(), shared(), course('iphone'));
    await play(page);
    await page.waitForTimeout(1500);
    // The full screen of an iPhone, which this browser does not have.
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      Object.assign(video, { webkitDisplayingFullscreen: true });
      video.currentTime = 17;
    });
    await page.getByText('full screen').waitFor();
    await page.waitForTimeout(4000);
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      Object.assign(video, { webkitDisplayingFullscreen: false });
      video.dispatchEvent(new Event('webkitendfullscreen'));
    });
    const positionOf = () =>
      page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
    await expect.poll(positionOf).toBeLessThan(5);
    await page.locator('video').evaluate((video: HTMLVideoElement) => video.pause());
    await expect.poll(opened.verifiedSeconds).toBeGreaterThan(1);
    expect(opened.verifiedSeconds()).toBeLessThan(8);
    expect(await isPaused(page)).toBe(true);
  });

  it('R-TIM-6 a page of another site in a frame counts while it has the keyboard, and no longer than that', async () => {
    const event = await addRealEvent(shared().mongoUri, {
      hostId: DEMO_HOST_ID,
      parts: [{ id: 'task', kind: 'embed', title: 'A task', durationSeconds: 600, sources: [] }],
    });
    const { page, ...opened } = await openElement(await newContext(), shared(), {
      visitor: { subject: 'embed', eventId: event.id },
      attributes: 'part="task" minimal',
      inside: `<iframe title="A task" srcdoc="<textarea aria-label='Answer'></textarea>"></iframe>`,
      beside: '<p><a href="#plan" id="plan">The plan</a></p>',
    });
    const answer = page.frameLocator('iframe').getByLabel('Answer');
    await page.waitForTimeout(1500);
    expect(await page.getByText('Counting', { exact: true }).count()).toBe(0);
    await answer.fill('A');
    await page.getByText('Counting', { exact: true }).waitFor();
    await expect.poll(opened.verifiedSeconds, { timeout: 25_000 }).toBeGreaterThan(10);
  });
});
