import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { startRegistrationPlayer } from '../support/platform/played-registration.ts';
import { startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const width = 'document.documentElement.scrollWidth';

describe('connecting a learning platform by a link', () => {
  it('the host makes it, an administrator agrees in the frame of the LMS, and both see that it is done', async () => {
    const server = await startTestServer();
    const player = await startRegistrationPlayer('moodle');
    const context = await browser.newContext({ viewport: { width: 360, height: 900 } });
    context.setDefaultTimeout(8000);
    onTestFinished(() => context.close());
    const console = await context.newPage();
    await console.goto(`${server.url}/try/host#page=settings`);
    await console.getByRole('button', { name: 'Make a registration link' }).click();
    const link = await console
      .locator('.copy-lines div')
      .filter({ hasText: 'Registration link' })
      .locator('code')
      .innerText();
    expect(await axeFindings(console)).toEqual([]);
    expect(await console.evaluate<number>(width)).toBe(360);
    const part = console.locator('platform-settings');
    await part.screenshot({ path: '.data/shots/registration-link-phone.png' });

    const lms = await context.newPage();
    await lms.goto(player.adminPageOf(link));
    const frame = lms.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Connect' }).waitFor();
    expect(await axeFindings(lms)).toEqual([]);
    await lms.screenshot({ path: '.data/shots/registration-asks.png', fullPage: true });
    await frame.getByRole('button', { name: 'Connect' }).focus();
    await lms.keyboard.press('Enter');
    await frame.getByText('It is connected').waitFor();
    expect(await axeFindings(lms)).toEqual([]);
    await lms.screenshot({ path: '.data/shots/registration-done.png', fullPage: true });
    await frame.getByRole('button', { name: 'Finish' }).focus();
    await lms.keyboard.press('Enter');
    await lms.getByText('The tool is pending.').waitFor();

    await console.bringToFront();
    await console.reload();
    await console.getByText(`(${player.url}, client`).waitFor();
    await console.getByText('Add one by hand', { exact: true }).click();
    for (const name of ['Canvas', 'Moodle']) {
      await console
        .locator('summary')
        .filter({ hasText: new RegExp(`^${name}$`) })
        .click();
    }
    expect(await axeFindings(console)).toEqual([]);
    expect(await console.evaluate<number>(width)).toBe(360);
    await part.screenshot({ path: '.data/shots/registration-by-hand-phone.png' });
    await console.setViewportSize({ width: 1280, height: 900 });
    await part.screenshot({ path: '.data/shots/registration-by-hand-desktop.png' });
  });
});
