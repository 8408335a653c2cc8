import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { WITHOUT_THIRD_PARTY_COOKIES, launchChromium } from '../support/browser/launch-chromium.ts';
import { type CookieGate, openCookieGate } from '../support/platform/cookie-gate.ts';
import { startFramingPlatform } from '../support/platform/framing-platform.ts';
import type { PlatformOptions } from '../support/platform/platform.ts';
import { addRealEvent } from '../support/events/real-event.ts';
import { freePortPair } from '../support/server/free-ports.ts';
import { shareTestServer } from '../support/server/test-server.ts';

let browser: Browser;
let gate: CookieGate;
const gatePort = await freePortPair();
const toolUrl = `http://localhost:${gatePort}`;

describe('an activity in a frame of another site, in a browser without third-party cookies', () => {
  const shared = shareTestServer({
    isRealTime: true,
    environment: { PUBLIC_URL: toolUrl },
  });
  beforeAll(async () => {
    gate = await openCookieGate(gatePort, shared().port);
    browser = await launchChromium({}, WITHOUT_THIRD_PARTY_COOKIES);
  });
  afterAll(async () => {
    await browser?.close();
    gate?.close();
  });

  async function openActivity(
    options: Pick<PlatformOptions, 'storage'> & { authenticatesAt?: string; person?: string },
  ): Promise<{ page: Page; frame: FrameLocator; context: BrowserContext }> {
    const { person, ...rest } = options;
    const platform = await startFramingPlatform(shared(), { toolUrl, ...rest });
    const context = await browser.newContext({ viewport: { width: 1000, height: 600 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    // Its storage may load late, and the frame goes on meanwhile.
    await page.goto(platform.activityUrl(person), { waitUntil: 'commit' });
    return { page, frame: page.frameLocator('#tool'), context };
  }

  const title = (place: Page | FrameLocator) =>
    place.getByRole('heading', { name: 'Reading Aloud with Purpose' });

  it('opens by the cookie of its own partition, and the frame gets as high as its page', async () => {
    gate.refusesInFrames = false;
    gate.namesFromFrames.clear();
    const { page, frame } = await openActivity({});
    await title(frame).waitFor();
    await frame.getByText('Why not yet, and what to do').waitFor();
    // The browser really keeps the old kind out; otherwise this would prove nothing.
    expect([...gate.namesFromFrames]).toContain('lti_probe');
    expect([...gate.namesFromFrames]).not.toContain('old_kind');
    await page.waitForFunction(() => {
      const tool = document.querySelector('iframe');
      return tool !== null && tool.style.height !== '' && tool.clientHeight > 600;
    });
    const overflow = await frame
      .locator('html')
      .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
    expect(overflow).toBeLessThanOrEqual(2);
  });

  it('opens by the platform’s storage where every cookie is refused', async () => {
    gate.refusesInFrames = true;
    const { frame, context } = await openActivity({ storage: 'answers' });
    await title(frame).waitFor();
    const name = frame.getByLabel('Your name, as it should be printed');
    expect(await name.inputValue()).toBe('Jordan Rivers');
    expect(await context.cookies(toolUrl)).toEqual([]);
  });

  it('goes on by the platform’s storage that loads late, though a window was offered', async () => {
    gate.refusesInFrames = true;
    const { frame } = await openActivity({ storage: 'late' });
    await frame.getByRole('link', { name: 'Open in a new window' }).waitFor();
    await title(frame).waitFor();
    const name = frame.getByLabel('Your name, as it should be printed');
    expect(await name.inputValue()).toBe('Jordan Rivers');
  });

  it.each<[string, Parameters<typeof openActivity>[0]]>([
    ['there is no storage (Moodle)', {}],
    ['the storage never answers (Canvas’ apps)', { storage: 'silent' }],
    [
      'the storage is not where the platform logs people in',
      { storage: 'answers', authenticatesAt: 'http://127.0.0.1:9' },
    ],
  ])('offers a window of its own where every cookie is refused and %s', async (_title, options) => {
    gate.refusesInFrames = true;
    const { page, frame } = await openActivity(options);
    const link = frame.getByRole('link', { name: 'Open in a new window' });
    await link.waitFor({ timeout: 10_000 });
    expect(await axeFindings(page)).toEqual([]);
    if (options.authenticatesAt) return;
    const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await title(opened).waitFor();
    expect(await opened.evaluate(() => window.opener)).toBeNull();
  });

  it('a teacher sees the event, and the learner’s page as a preview that sends nothing', async () => {
    gate.refusesInFrames = false;
    const { page, frame } = await openActivity({ person: 'instructor-1' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await frame.getByRole('tab', { name: 'Preview' }).click();
    await frame.getByText('Nothing is measured or stored').waitFor();
    await frame
      .locator('video')
      .first()
      .evaluate(async (video: HTMLVideoElement) => {
        await video.play();
        await new Promise<void>((resolve) => {
          video.addEventListener('timeupdate', () => video.currentTime > 1 && resolve());
        });
        video.pause();
      });
    expect(asked.filter((url) => /beats|attendance|sessions/.test(url))).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('R-TIM-3 a page of the LMS itself counts by the launch of the event’s activity, in one small line', async () => {
    gate.refusesInFrames = false;
    const event = await addRealEvent(shared().mongoUri, {
      hostId: DEMO_HOST_ID,
      parts: [{ id: 'text', kind: 'page', title: 'Chapter 1', durationSeconds: 600, sources: [] }],
    });
    const platform = await startFramingPlatform(shared(), { toolUrl, eventId: event.id });
    const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const beats: string[] = [];
    page.on('request', (request) => request.url().endsWith('/beats') && beats.push(request.url()));
    await page.goto(platform.readingUrl());
    await page.getByText('scroll or move to go on').waitFor();
    await page.mouse.move(200, 200);
    await page.mouse.wheel(0, 100);
    await page.getByText('Counting', { exact: true }).waitFor();
    await expect.poll(() => beats.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await page.getByText(/This part: \d+ s of 10 min/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.locator('iframe').count()).toBe(0);
  });

  it('a teacher reads the same page and nothing is measured', async () => {
    const platform = await startFramingPlatform(shared(), { toolUrl });
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(platform.readingUrl('instructor-1'));
    await page.locator('iframe').waitFor({ state: 'attached' });
    await page.locator('iframe').waitFor({ state: 'detached' });
    expect(await page.locator('pdu-certificate').count()).toBe(0);
    expect(await page.getByText('not counted now').count()).toBe(0);
  });
});
