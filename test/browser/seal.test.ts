import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { makeP12 } from '../support/seal/make-p12.ts';
import { startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('the seal in the settings', () => {
  it('is set with a P12 and its passphrase, says whose it is, and is removed after a question', async () => {
    const server = await startTestServer();
    const context = await browser.newContext({ viewport: { width: 360, height: 900 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`${server.url}/try/host#page=settings`);
    await page.getByText('Certificates are not sealed.').waitFor();
    const { p12, passphrase } = makeP12({ until: '20261215000000Z' });
    const seal = async (typed: string) => {
      await page
        .getByLabel('A .p12 or .pfx file')
        .setInputFiles({ name: 'seal.p12', mimeType: '', buffer: Buffer.from(p12) });
      await page.getByLabel('Its passphrase').fill(typed);
      await page.getByRole('button', { name: 'Seal certificates with it' }).click();
    };
    await seal('guess');
    await page.getByText('The passphrase does not open this file.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await seal(passphrase);
    await page.getByText('Certificates are sealed from now on.').waitFor();
    await page.getByText('It expires soon.').waitFor();
    expect(await page.getByText('The passphrase does not open this file.').count()).toBe(0);
    const inUse = page.locator('seal-settings .in-use');
    expect(await inUse.innerText()).toContain('Sealed by Seal of Zoë.');
    expect(await inUse.innerText()).toContain('Dec 31, 2025 to Dec 14, 2026');
    expect(await page.getByLabel('Its passphrase').inputValue()).toBe('');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

    await page.goto(`${server.url}/try/host`);
    await page.getByRole('heading', { name: 'Your seal' }).waitFor();
    await page.getByText('It expires on 12/14/2026.').waitFor();
    await page.getByRole('link', { name: 'Seal of Zoë' }).click();

    await page.getByRole('button', { name: 'Remove the seal' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Remove the seal' }).click();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await page.getByText('The seal is removed.').waitFor();
    expect((await server.deps.services.store.hosts.find(DEMO_HOST_ID))?.seal).toBeNull();
  });
});
