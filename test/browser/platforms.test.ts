import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('the learning platforms in the settings', () => {
  it('are added from a preset, get a deployment more, and are removed; what the LMS needs is copied', async () => {
    const server = await startTestServer();
    const context = await browser.newContext({ viewport: { width: 360, height: 900 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${server.url}/try/host#page=settings`);
    await page.getByText('Add one by hand', { exact: true }).click();
    const form = page.locator('details').filter({ hasText: 'Which LMS is it?' });
    await page.getByLabel('Which LMS is it?').selectOption('moodle');
    await page.getByLabel('Address of the site').fill('https://moodle.example.org');
    await form.getByLabel('Name', { exact: true }).fill('Moodle of the district');
    await form.getByLabel('Client id').fill('abc123');
    await form.getByLabel('Deployment ids').fill('1');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.getByRole('button', { name: 'Connect it' }).click();
    await page.getByText('It is connected.').waitFor();

    const entry = page.locator('details').filter({ hasText: 'client abc123' });
    await entry.locator('summary').click();
    await entry.getByLabel('Deployment ids').fill('1\n2');
    await entry.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const { platforms } = server.deps.services.store;
    const seen = { issuer: 'https://moodle.example.org', clientId: 'abc123' };
    await platforms.notePending(seen, '3');
    await page.reload();
    const approve = page.getByRole('button', { name: 'Approve deployment 3' });
    await approve.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await approve.click();
    await page.getByText('Saved.').waitFor();
    expect(await approve.count()).toBe(0);
    await entry.locator('summary').click();
    const link = await platforms.find('https://moodle.example.org', 'abc123');
    expect(link?.deploymentIds).toEqual(['1', '2', '3']);

    await page.getByText('Add one by hand', { exact: true }).click();
    await page.getByText('Another one', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Copy: Launch address' }).click();
    await page.getByText('Copied').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${server.url}/lti/launch`,
    );
    await entry.getByRole('button', { name: 'Remove Moodle of the district' }).click();
    await page.getByText('is removed.').waitFor();
    expect(await platforms.find('https://moodle.example.org', 'abc123')).toBeNull();
  });
});
