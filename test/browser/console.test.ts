import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { queueLetter } from '../../server/services/mail/queue-letter.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { fillEvent } from '../support/browser/fill-event.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { aLetter } from '../support/mail/letters.ts';
import { openMailbox } from '../support/mail/mailbox.ts';
import { waitFor } from '../support/server/child-server.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function openConsole(url: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${url}/try/host#page=events`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

describe('the console in a browser', () => {
  it('R-EVT-1 from a new draft to a published event, with what is missing said at its field', async () => {
    const server = await startTestServer();
    const page = await openConsole(server.url);
    await page.getByRole('button', { name: 'New event' }).click();
    await page.getByRole('heading', { name: 'About the event' }).waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('missing or wrong').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'field-title');
    expect(await axeFindings(page)).toEqual([]);
    await fillEvent(page);
    await page.getByText('PDUs on the certificate: 2').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('heading', { name: 'What can be done' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('Helena, MT');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('a draft saves itself and is there after a reload', async () => {
    const server = await startTestServer();
    const page = await openConsole(server.url);
    await page.getByRole('button', { name: 'New event' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Half an idea');
    await page.getByText('Saved.').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'About the event' }).waitFor();
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Half an idea');
  });

  it('two people edit at once: the second sees both versions, and what was typed stays', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const draft = await desk.begin();
    const page = await openConsole(server.url);
    await page.goto(`${server.url}/try/host#edit=${draft.id}`);
    await page.getByRole('heading', { name: 'About the event' }).waitFor();
    await desk.save(draft, { details: { ...draft.details, title: 'Theirs' } });
    await page.getByLabel('Title', { exact: true }).fill('Mine');
    const both = page.locator('section', { hasText: 'What differs' });
    await both.getByText('Theirs: Theirs').waitFor();
    expect(await both.innerText()).toContain('Yours: Mine');
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Mine');
    expect(await axeFindings(page)).toEqual([]);
    await both.getByRole('button', { name: 'Save mine over it' }).click();
    await both.waitFor({ state: 'detached' });
    await page.getByText('Saved.').waitFor();
    expect((await desk.editor(draft.id)).details.title).toBe('Mine');
  });

  it('R-EVT-6 R-EVT-3 cancelling writes the e-mail to OPI; next year’s event opens as a draft', async () => {
    const server = await startTestServer();
    const page = await openConsole(server.url);
    await page.getByRole('button', { name: 'New event' }).click();
    await page.getByRole('heading', { name: 'About the event' }).waitFor();
    await fillEvent(page);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('heading', { name: 'What can be done' }).waitFor();
    const address = page.url();
    await page.getByRole('button', { name: 'Make next year’s event' }).click();
    await page.getByRole('button', { name: 'Make the draft' }).click();
    await page.getByRole('heading', { name: 'About the event' }).waitFor();
    expect(await page.getByLabel('First day').inputValue()).toBe('2027-12-01');
    await page.goto(address);
    await page.getByRole('button', { name: 'Cancel the event' }).click();
    await page.getByRole('dialog', { name: 'Cancel this event?' }).waitFor();
    const question = page.locator('wa-dialog');
    await question.getByLabel('Why it did not take place').fill('Too few registrations');
    await question.getByRole('button', { name: 'Cancel the event' }).click();
    await page.getByRole('heading', { name: 'E-mail to OPI' }).waitFor();
    expect(await page.getByRole('region', { name: 'Text of the e-mail' }).innerText()).toContain(
      'Too few registrations',
    );
    expect(await axeFindings(page)).toEqual([]);
  });

  it('every place of the console passes axe and fits a phone', async () => {
    const server = await startTestServer();
    const page = await openConsole(server.url, 360);
    await page.getByRole('button', { name: 'New event' }).click();
    await page
      .getByLabel('Title', { exact: true })
      .fill('A title that is rather long for a phone, but quite usual');
    await page.getByText('Saved.').waitFor();
    const places = [
      '',
      'page=events',
      'page=sheet',
      'page=audit',
      'page=settings',
      new URL(page.url()).hash.slice(1),
      'event=demo-reading-course',
      'event=demo-reading-course&tab=people',
      'event=demo-reading-course&tab=form',
      'event=demo-reading-course&tab=connect',
    ];
    for (const place of places) {
      await page.goto(`${server.url}/try/host#${place}`);
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([place, await axeFindings(page), width]).toEqual([place, [], 360]);
    }
  });

  it('mail: an empty page says what comes here; a letter that failed is sent again', async () => {
    const mailbox = await openMailbox();
    mailbox.refuseWith(550);
    const server = await startTestServer({ environment: mailbox.environment });
    const page = await openConsole(server.url, 360);
    await page.getByRole('link', { name: 'Mail' }).click();
    await page.getByText('No letter has been written yet').waitFor();
    const letter = aLetter({ hostId: DEMO_HOST_ID, subject: 'Key 3 into PDUPS' });
    await queueLetter(server.deps.services, letter);
    await waitFor(() => mailbox.refused.length === 1);
    await page.getByRole('link', { name: 'Not sent' }).click();
    await page.getByText('550 No such user here').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.body.scrollWidth)).toBeLessThanOrEqual(360);
    mailbox.refuseWith(null);
    await page.getByRole('button', { name: /Send again/ }).click();
    await mailbox.waitForLetter('mary@school.example', 'Key 3');
    await page.getByText('There is no such letter').waitFor();
    await page.getByRole('link', { name: 'Show all letters' }).click();
    await page.getByText('Read the letter').click();
    await page.getByText('Hello.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
