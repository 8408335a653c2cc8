import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { addRealEvent } from '../support/events/real-event.ts';
import { corpusForm } from '../support/sample-forms/corpus.ts';
import { startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function openForm(url: string, eventId: string, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${url}/try/host#page=event&event=${eventId}&tab=form`);
  await page.getByRole('heading', { name: 'Official form' }).waitFor();
  return page;
}

describe('the verdict on a form in the console', () => {
  it('R-CRT-6 a scan is confirmed fact by fact beside its picture, also on a phone', async () => {
    const server = await startTestServer();
    const { id } = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
    await new HostDesk(server).call('PUT', `/events/${id}/form`, corpusForm('scan'));
    const page = await openForm(server.url, id, 360);
    const picture = page.getByRole('img', {
      name: 'Page 1 of the uploaded form, as a picture',
    });
    await picture.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const boxes = page.getByRole('checkbox', { name: /I see it/ });
    expect(await boxes.count()).toBe(7);
    for (const box of await boxes.all()) await box.check();
    await page.getByRole('button', { name: 'Keep these decisions' }).click();
    await page.getByText('The form was taken.').waitFor();
    await page.getByText('What was found in the form').click();
    expect(await page.getByText(/Seen in the picture/).count()).toBe(7);
  });
});
