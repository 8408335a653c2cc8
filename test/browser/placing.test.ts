import express from 'express';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { shareLaunchScene } from '../support/platform/launch-scene.ts';
import { listenUntilEnd } from '../support/server/listen.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const asks = (deep_link_return_url: string) => ({
  [`${LTI}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
  [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
  [`${LTI}resource_link`]: undefined,
  'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['iframe'],
    deep_link_return_url,
  },
});

/** Where the LMS takes the answer; gone when the test is over. */
async function startCourse(): Promise<{ returnUrl: string; posted: unknown[] }> {
  const posted: unknown[] = [];
  const app = express().post('/back', express.urlencoded(), ({ body }, response) => {
    posted.push(body);
    response.type('html').send('The course');
  });
  const port = await listenUntilEnd(app);
  return { returnUrl: `http://127.0.0.1:${port}/back`, posted };
}

let browser: Browser;

describe('the page on which a teacher places an event', () => {
  const shared = shareLaunchScene();
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it.each([
    ['a desktop', 1000],
    ['a phone', 360],
  ])('passes axe and works by keyboard on %s', async (_device, width) => {
    const { launch, server } = shared();
    const { returnUrl, posted } = await startCourse();
    const { text } = await launch(asks(returnUrl));
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(`${server.url}/`);
    await page.setContent(text);
    await page.getByRole('radio').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.getByText('Only a piece of').first().focus();
    await page.keyboard.press('Enter');
    await page.screenshot({ path: `.data/shots/placing-${width}.png`, fullPage: true });
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Place in the course' }).focus();
    await page.keyboard.press('Enter');
    // Says what is there instead, if it is not.
    const shown = () => page.locator('body').innerText();
    await expect.poll(shown, { timeout: 30_000 }).toBe('The course');
    expect(posted).toEqual([{ JWT: expect.stringMatching(/^ey/) }]);
    await page.close();
  });
});
