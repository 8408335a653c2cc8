import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readPdf } from '../../server/certificates/reading/read-pdf.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { newMongoUri } from '../support/database/test-database.ts';
import { type ChildServer, shareChildServer } from '../support/server/child-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function openPage(url: string, width = 1280): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 900 },
    acceptDownloads: true,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** One for all, who are different people there. */
const shared = shareChildServer(() => ({ environment: { MONGODB_URI: newMongoUri() } }));

/** Presses play and lets the video run to its end, in real time. */
async function watchToTheEnd(place: Page | FrameLocator): Promise<void> {
  const video = place.locator('video');
  await video.evaluate((element: HTMLVideoElement) => element.play());
  await place.getByText('You have everything.').waitFor({ timeout: 60_000 });
}

async function claimAs(place: Page | FrameLocator, name: string): Promise<void> {
  await place.getByLabel('Your name, as it should be printed').fill(name);
  await place.getByLabel('I am a Montana educator.').check();
  await place.getByRole('button', { name: 'Get my certificate' }).click();
  await place
    .getByRole('heading', { name: 'Your certificate is ready' })
    .waitFor({ timeout: 20_000 });
}

async function downloadedText(page: Page, place: Page | FrameLocator): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    place.getByRole('button', { name: 'Download' }).click(),
  ]);
  const read = await readPdf(readFileSync(await download.path()));
  return read.pieces.map(({ text }) => text).join(' ');
}

async function hostPage(server: ChildServer, title: string): Promise<Page> {
  const page = await openPage(`${server.url}/try/host#page=events`);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { name: title }).waitFor();
  return page;
}

describe('the whole path in a browser', () => {
  it('from an LMS: a learner watches, claims and gets the certificate, the host sees it', async () => {
    const server = shared();
    const page = await openPage(`${server.url}/`);
    await page.getByRole('link', { name: 'Open the LMS' }).click();
    await page.getByRole('link', { name: 'Launch as learner: Zoë Łukasiewicz' }).first().click();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: 'Reading Aloud with Purpose' }).waitFor();
    await watchToTheEnd(frame);
    await claimAs(frame, 'Zoë Łukasiewicz');
    expect(await downloadedText(page, frame)).toContain('Zoë Łukasiewicz');
    const host = await hostPage(server, 'Reading Aloud with Purpose');
    expect(await host.locator('.count').innerText()).toBe('1 certificate issued');
    await host.getByRole('tab', { name: 'People' }).click();
    expect(await host.getByRole('row', { name: /Zoë Łukasiewicz/ }).innerText()).toContain(
      'Issued',
    );
    expect(await axeFindings(host)).toEqual([]);
  });

  it('without an LMS: the same element on a page of another origin, with an evaluation', async () => {
    const server = shared();
    const page = await openPage(`${server.sitesUrl}/conference/`, 360);
    await page.getByRole('heading', { name: 'Evaluation' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const video = page.locator('video');
    await video.evaluate((element: HTMLVideoElement) => element.play());
    await page.getByLabel('4', { exact: true }).check();
    await page.getByLabel('What will you try in your classroom?').fill('Draw a leaf first.');
    await page.getByRole('button', { name: 'Submit the evaluation' }).click();
    await page.getByText('Thank you, your evaluation is in.').waitFor();
    await watchToTheEnd(page);
    await claimAs(page, 'Sam Ironhorse');
    expect(await downloadedText(page, page)).toContain('Sam Ironhorse');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('R-TIM-2 R-TIM-4 skipping ahead goes back, earns nothing, and a claim says what is missing', async () => {
    const server = shared();
    const page = await openPage(`${server.sitesUrl}/conference/?visitor=skipper`);
    const video = page.locator('video');
    await video.evaluate(async (element: HTMLVideoElement) => {
      await element.play();
      element.currentTime = 14;
    });
    await page.getByText('not ahead of what you have watched').waitFor();
    expect(await video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeLessThan(
      5,
    );
    await video.evaluate((element: HTMLVideoElement) => element.pause());
    await page.getByRole('button', { name: 'Get my certificate' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    for (const words of ['is not watched completely', 'verified time', 'evaluation', 'Montana']) {
      expect(await alert.innerText()).toContain(words);
    }
    expect(
      await alert.evaluate(
        (element) => element === (element.getRootNode() as ShadowRoot).activeElement,
      ),
    ).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('by keyboard alone: play, tick, claim', async () => {
    const server = shared();
    const page = await openPage(`${server.sitesUrl}/conference/?visitor=keys`);
    const video = page.locator('video');
    await video.focus();
    await page.keyboard.press('Space');
    await page.waitForFunction(() => {
      const host = document.querySelector('pdu-certificate');
      return host?.shadowRoot?.querySelector('video')?.paused === false;
    });
    const reached: string[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => {
        const inner = document.querySelector('pdu-certificate')?.shadowRoot?.activeElement;
        return inner?.closest('label')?.textContent?.trim() ?? inner?.textContent?.trim() ?? '';
      });
      reached.push(label);
      if (label === 'Get my certificate') break;
    }
    expect(reached).toContain('I am a Montana educator.');
    expect(reached).toContain('Submit the evaluation');
    expect(reached.at(-1)).toBe('Get my certificate');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
  });

  it('the start page, the host’s pages and a refused launch pass axe, also on a phone', async () => {
    const server = shared();
    for (const width of [1280, 360]) {
      for (const path of [
        '/',
        '/try/host',
        '/try/host#event=demo-conference-session',
        '/lti/launch',
        '/nowhere',
      ]) {
        const page = await openPage(`${server.url}${path}`, width);
        await page.getByRole('heading').first().waitFor();
        await page.waitForLoadState('networkidle');
        expect([path, width, await axeFindings(page)]).toEqual([path, width, []]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([path, width, overflow]).toEqual([path, width, 0]);
      }
    }
  });
});
