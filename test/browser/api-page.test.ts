import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readDocument } from '../support/server/answer-check.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** So many of the page's operations are open, those at its end. */
const openDetails = (page: Page, count: number) =>
  page.evaluate((wanted) => {
    const all = [...document.querySelectorAll('details')];
    for (const [index, details] of all.entries()) details.open = index >= all.length - wanted;
  }, count);

describe('the API’s page for people', () => {
  it.each([
    [1280, 'light'],
    [360, 'dark'],
  ] as const)(
    'at %i px in %s it is read by keyboard, passes axe, and asks nobody else',
    async (width, colorScheme) => {
      const server = await startTestServer();
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      onTestFinished(() => context.close());
      const page = await context.newPage();
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      page.on(
        'console',
        (message) => message.type() === 'error' && complaints.push(message.text()),
      );
      await page.goto(`${server.url}/api-docs`);
      const operations = Object.values((await readDocument(server.url)).paths).flatMap(Object.keys);
      expect(await page.locator('details').count()).toBe(operations.length);
      const first = page.locator('summary').first();
      await first.focus();
      await page.keyboard.press('Enter');
      await page.getByText('EMBED_TOKEN_INVALID').first().waitFor();
      await openDetails(page, operations.length);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      // All are made alike, and axe takes half a minute for a hundred of them.
      await openDetails(page, 20);
      expect(await axeFindings(page)).toEqual([]);
      expect([[...new Set(asked)], complaints]).toEqual([[server.url], []]);
    },
  );
});
