import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { addRealEvent, officialForm } from '../support/events/real-event.ts';
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
    const picture = page.getByRole('img', { name: 'Page 1 of the uploaded form' });
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
  it('R-CRT-6 a locked form says what to do, and is looked into with its password, which nothing keeps', async () => {
    const server = await startTestServer();
    const { id } = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
    const page = await openForm(server.url, id, 360);
    await choose(page, corpusForm('encrypted'));
    const refusal = page.getByRole('alert');
    await refusal.getByText(/locked with a password/).waitFor();
    await refusal.getByText(/Print the certificate again from PDUPS without a password/).waitFor();
    const password = page.getByLabel('Password of “form.pdf”');
    await password.fill('guess');
    await page.getByRole('button', { name: 'Check the rest of it' }).click();
    await refusal.getByText(/This password does not open the PDF/).waitFor();
    expect(await password.inputValue()).toBe('');
    expect(await axeFindings(page)).toEqual([]);
    await password.fill('secret');
    await password.press('Enter');
    await refusal.getByText(/Nothing else was found to be wrong with it/).waitFor();
    expect(await password.count()).toBe(0);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]),
    );
    expect(kept).not.toContain('secret');
  });

  it('R-CRT-6 a form of another event is refused with both sides of each fact in a table', async () => {
    const server = await startTestServer();
    const { id } = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
    const page = await openForm(server.url, id, 360);
    await choose(page, officialForm('conference-session'));
    const rows = page.getByRole('alert').locator('tbody tr');
    await rows.first().waitFor();
    expect(await rows.locator('th').allTextContents()).toEqual([
      'Title of Activity',
      'Name of Instructor',
      'Beginning and Ending Dates of Activity',
    ]);
    expect(await rows.first().locator('td').allTextContents()).toEqual([
      'Reading Aloud with Purpose',
      expect.stringMatching(/\w/),
    ]);
    await page
      .getByRole('alert')
      .getByText(/Compare the event with PDUPS/)
      .waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await axeFindings(page)).toEqual([]);
  });
});

const choose = (page: Page, pdf: Uint8Array) =>
  page.getByLabel('Upload the PDF from PDUPS').setInputFiles({
    name: 'form.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(pdf),
  });
