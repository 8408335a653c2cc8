import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openFirstSetUp } from '../../server/services/accounts/open-set-up.ts';
import { fillEvent } from '../support/browser/fill-event.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { type Mailbox, openMailbox } from '../support/mail/mailbox.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

interface Host {
  server: TestServer;
  mailbox: Mailbox;
}

/** A browser of somebody's own. */
async function newPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  onTestFinished(() => context.close());
  return context.newPage();
}

async function followLink({ mailbox }: Host, page: Page, to: string, subject: string) {
  const { text } = await mailbox.waitForLetter(to, subject);
  mailbox.letters.length = 0;
  await page.goto(/https?:\S+/.exec(text)?.[0] ?? '');
}

async function setUp(host: Host, page: Page): Promise<void> {
  await page.goto((await openFirstSetUp(host.server.deps.services)) ?? '');
  await page.getByLabel('Name of the host').fill('Big Sky School District');
  await page.getByLabel('Phone').fill('4065550142');
  await page.getByLabel('Your name').fill('Ana Torres');
  await page.getByLabel('Your e-mail').fill('ana@district.example');
  await page.getByRole('button', { name: 'Set up' }).click();
  await followLink(host, page, 'ana@district.example', 'sign-in link');
  await page.getByRole('button', { name: 'Sign in now' }).click();
  await page.getByRole('heading', { name: 'What needs me now' }).waitFor();
}

/** A colleague who is invited, comes by the link in the letter, and sees what an instructor may. */
async function inviteColleague(host: Host, page: Page): Promise<Page> {
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Ben Otis');
  await page.getByLabel('E-mail', { exact: true }).fill('ben@district.example');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByText('An invitation is on its way').waitFor();
  const colleague = await newPage();
  await followLink(host, colleague, 'ben@district.example', 'invites you');
  await colleague.getByRole('button', { name: 'Send me a link' }).click();
  await followLink(host, colleague, 'ben@district.example', 'sign-in link');
  await colleague.getByRole('button', { name: 'Sign in now' }).click();
  await colleague.getByRole('heading', { name: 'What needs me now' }).waitFor();
  return colleague;
}

describe('a host’s first year', () => {
  it('R-EVT-1 R-CNT-3 R-CNT-4 from the set-up link to “reported” and next year’s event', async () => {
    const mailbox = await openMailbox();
    const server = await startTestServer({ environment: mailbox.environment });
    const host = { server, mailbox };
    const page = await newPage();
    await setUp(host, page);
    const colleague = await inviteColleague(host, page);

    await colleague.getByRole('button', { name: 'New event' }).click();
    await colleague.getByRole('heading', { name: 'About the event' }).waitFor();
    await fillEvent(colleague);
    await colleague.getByText('PDUs on the certificate: 2').waitFor();
    await colleague.getByRole('button', { name: 'Publish' }).click();
    await colleague.getByRole('heading', { name: 'What can be done' }).waitFor();
    await colleague.getByRole('link', { name: 'Edit the event' }).click();
    await colleague.getByLabel('City').fill('Missoula');
    await colleague.getByRole('button', { name: 'Save', exact: true }).click();
    await colleague.getByText('Saved.').waitFor();
    expect(await colleague.getByRole('link', { name: 'Settings' }).count()).toBe(0);

    server.clock.now = new Date('2026-12-04T18:00:00Z');
    await page.goto(`${server.url}/console`);
    await page.getByRole('heading', { name: /Ended, and not reported yet/ }).waitFor();
    await page.getByRole('link', { name: 'Reading in the science room' }).click();
    await page.getByLabel('Number keyed into PDUPS').fill('1');
    await page.getByRole('button', { name: 'I have keyed it' }).click();
    await page.getByText('You typed 1, but 0 certificates stand').waitFor();
    await page.getByLabel('Number keyed into PDUPS').fill('0');
    await page.getByRole('button', { name: 'I have keyed it' }).click();
    await page.getByText(/Reported: 0/).waitFor();
    await page.getByRole('tab', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'Make next year’s event' }).click();
    await page.getByRole('button', { name: 'Make the draft' }).click();
    await page.getByRole('heading', { name: 'About the event' }).waitFor();
    expect(await page.getByLabel('First day').inputValue()).toBe('2027-12-01');
    expect(await page.getByLabel('City').inputValue()).toBe('Missoula');

    await page.goto(`${server.url}/console#page=audit`);
    await page.getByRole('heading', { name: 'Audit log' }).waitFor();
    const log = await page.getByRole('region', { name: 'Audit log' }).innerText();
    expect(log).toContain('Ben Otis <ben@district.example>');
    expect(log).toContain('Ana Torres <ana@district.example>');
  });
});
