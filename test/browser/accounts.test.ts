import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openFirstSetUp } from '../../server/services/accounts/open-set-up.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { type Mailbox, openMailbox } from '../support/mail/mailbox.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const ANA = 'ana@district.example';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function start() {
  const mailbox = await openMailbox();
  const server = await startTestServer({ environment: mailbox.environment });
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  onTestFinished(() => context.close());
  return { mailbox, server, context, page: await context.newPage() };
}

/** The address in the newest letter to somebody. */
async function addressIn(mailbox: Mailbox, to: string, subject: string): Promise<string> {
  const { text } = await mailbox.waitForLetter(to, subject);
  return /https?:\S+/.exec(text)?.[0] ?? '';
}

/** From the set-up link on the terminal to the console, by keyboard alone. */
async function setUp({
  server,
  mailbox,
  page,
}: {
  server: TestServer;
  mailbox: Mailbox;
  page: Page;
}): Promise<void> {
  await page.goto((await openFirstSetUp(server.deps.services)) ?? '');
  await page.getByLabel('Name of the host').focus();
  await page.keyboard.type('Big Sky School District');
  for (const text of ['(406) 555-0142', null, 'Ana Torres', ANA]) {
    await page.keyboard.press('Tab');
    if (text) await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await page.getByText('A sign-in link is on its way').waitFor();
  await page.goto(await addressIn(mailbox, ANA, 'sign-in link'));
  await page.getByRole('button', { name: 'Sign in now' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'What needs me now' }).waitFor();
}

/** Signs in again in another tab of the same browser. */
async function signInElsewhere(context: BrowserContext, mailbox: Mailbox, url: string) {
  mailbox.letters.length = 0;
  const tab = await context.newPage();
  await tab.goto(`${url}/sign-in`);
  await tab.getByLabel('E-mail').fill(ANA);
  await tab.getByRole('button', { name: 'Send me a link' }).click();
  await tab.getByText('a link is on its way').waitFor();
  const other = await context.newPage();
  await other.goto(await addressIn(mailbox, ANA, 'sign-in link'));
  await other.getByRole('button', { name: 'Sign in now' }).click();
  await other.waitForURL('**/console');
  // The tab that asked for the link goes on by itself.
  await tab.waitForURL('**/console');
  await tab.close();
  await other.close();
}

describe('accounts in a browser', () => {
  it('R-REC-3 set up, sign in and work, on a phone and by keyboard; the pages pass axe', async () => {
    const parts = await start();
    const { page, server } = parts;
    await page.goto((await openFirstSetUp(server.deps.services)) ?? '');
    await page.getByLabel('Name of the host').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(`${server.url}/console`);
    await page.getByLabel('E-mail').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.goto('about:blank');
    await setUp(parts);
    for (const place of ['#page=people', '#page=account']) {
      await page.goto(`${server.url}/console${place}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([place, await axeFindings(page), width]).toEqual([place, [], 360]);
    }
  });

  it('a token in a link leaves the address at once', async () => {
    const { page, server } = await start();
    await page.goto(`${server.url}/sign-in#SOMETOKEN`);
    await page.getByRole('button', { name: 'Sign in now' }).waitFor();
    expect(page.url()).toBe(`${server.url}/sign-in`);
    await page.getByRole('button', { name: 'Sign in now' }).click();
    await page.getByText('was used already').waitFor();
    expect(await page.getByLabel('E-mail').isVisible()).toBe(true);
  });

  it('a session that ends in the middle of a form is renewed, or asked for, and nothing is lost', async () => {
    const parts = await start();
    const { page, server, context, mailbox } = parts;
    await setUp(parts);
    await page.goto(`${server.url}/console#page=events`);
    await page.getByRole('button', { name: 'New event' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Half an idea');
    await page.getByText('Saved.').waitFor();
    // Longer than a bearer token lives, while the account's session goes on: renewed unseen.
    server.clock.advance(3 * 3600);
    await page.getByLabel('Description').fill('Typed after three hours.');
    await page.getByText('Saved.').waitFor();
    server.clock.advance(3 * 3600);
    await page.request.post(`${server.url}/api/account/sign-out`, {
      headers: { origin: server.url },
      data: {},
    });
    await page.getByLabel('Description').fill('Typed after signing out.');
    await page.getByRole('dialog', { name: 'You have been signed out' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await signInElsewhere(context, mailbox, server.url);
    await page.getByRole('button', { name: 'I have signed in, go on' }).click();
    await page.getByText('Saved.').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'About the event' }).waitFor();
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Half an idea');
    expect(await page.getByLabel('Description').inputValue()).toBe('Typed after signing out.');
  });

  it('a passkey signs in without a letter', async () => {
    const parts = await start();
    const { page, context, server, mailbox } = parts;
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await setUp(parts);
    await page.goto(`${server.url}/console#page=account`);
    await page.getByLabel('Name of this device').fill('Ana’s laptop');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'Remove Ana’s laptop' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    mailbox.letters.length = 0;
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByRole('heading', { level: 1, name: 'What needs me now' }).waitFor();
    expect(mailbox.letters).toEqual([]);
  });
});
