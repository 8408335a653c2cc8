import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { addRealEvent, officialForm } from '../support/events/real-event.ts';
import { startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** The console at the form of a real event, whose form was just uploaded. */
async function openFormTab(width = 1280) {
  const server = await startTestServer();
  const event = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
  const desk = new HostDesk(server);
  await desk.call('PUT', `/events/${event.id}/form`, officialForm());
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${server.url}/try/host#event=${event.id}&tab=form`);
  await box(page, 'Name').waitFor();
  return { server, desk, event, page, complaints };
}

const box = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${name}: page`) });

/** x, y, width and height, as they are told to people who don’t see them. */
const told = async (one: Locator): Promise<number[]> =>
  [...((await one.getAttribute('aria-label')) ?? '').matchAll(/\d+/g)].slice(1).map(Number);

/** Waits until the canvas has something dark on it. */
const painted = (page: Page, canvas: string) =>
  page.waitForFunction((selector) => {
    const found = document.querySelector<HTMLCanvasElement>(selector);
    const data = found?.getContext('2d')?.getImageData(0, 0, found.width, found.height).data;
    return data?.some((value, index) => index % 4 === 0 && value < 100) ?? false;
  }, canvas);

async function drag(page: Page, from: Locator, by: { x: number; y: number }): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const place = await from.boundingBox();
  if (!place) throw new Error('it is not there to be dragged');
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by.x / 2, y + by.y / 2);
  await page.mouse.move(x + by.x, y + by.y);
  await page.mouse.up();
}

describe('the places on a form in a browser', () => {
  it('R-CRT-10 are found, drawn over the form, moved by pointer, taken back, and put to use', async () => {
    const { desk, event, page, complaints } = await openFormTab();
    await painted(page, 'field-map-editor .sheet > canvas');
    await painted(page, 'certificate-preview canvas');
    await page.getByText('These places were found on the form').waitFor();
    const name = box(page, 'Name');
    const [x = 0, y = 0, width = 0, height = 0] = await told(name);
    await drag(page, name, { x: 40, y: 30 });
    const [movedX = 0, movedY = 0, sameWidth, sameHeight] = await told(name);
    expect([movedX > x + 15, movedY < y - 10]).toEqual([true, true]);
    expect([sameWidth, sameHeight]).toEqual([width, height]);
    await drag(page, name.locator('.corner'), { x: -60, y: 8 });
    expect((await told(name))[2]).toBeLessThan(width - 20);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await told(name)).toEqual([movedX, movedY, width, height]);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use these places' }).click();
    await page.getByText('The form is in use.').waitFor();
    const { form } = await desk.view(event.id);
    expect(Math.round(form.fieldMap?.name.x ?? 0)).toBe(movedX);
    expect(complaints).toEqual([]);
  });

  it('R-CRT-10 are moved by keys alone, told as they move, and kept on the page', async () => {
    const { page } = await openFormTab(360);
    await painted(page, 'field-map-editor .sheet > canvas');
    const date = box(page, 'Date');
    const [x = 0, y = 0, width = 0, height = 0] = await told(date);
    await date.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Alt+Shift+ArrowDown');
    expect(await told(date)).toEqual([x + 1, y, width - 1, height + 10]);
    const words = page.locator('field-map-editor p[role="status"]').first();
    expect(await words.innerText()).toContain(`Date: page 1, ${x + 1} points from the left`);
    await page.keyboard.press('Control+z');
    expect((await told(date))[3]).toBe(height);
    for (let step = 0; step < 70; step += 1) await page.keyboard.press('Alt+ArrowRight');
    const [farX = 0, , farWidth = 0] = await told(date);
    expect(Math.abs(farX + farWidth - 612)).toBeLessThanOrEqual(1);
    expect(await axeFindings(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('R-CRT-10 a place for the serial is added, taken back, added again, and put to use', async () => {
    const { desk, event, page } = await openFormTab(360);
    await painted(page, 'field-map-editor .sheet > canvas');
    const serial = box(page, 'Serial');
    expect(await serial.count()).toBe(0);
    await page.getByRole('button', { name: 'Print the serial too' }).click();
    await serial.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Don’t print the serial' }).click();
    expect(await serial.count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    const [x, y] = await told(serial);
    await page.getByText('This is how it would be issued today').waitFor();
    await page.getByRole('button', { name: 'Use these places' }).click();
    await page.getByText('The form is in use.').waitFor();
    expect((await desk.view(event.id)).form.fieldMap?.serial).toMatchObject({ page: 0, x, y });
  });

  it('R-CRT-10 the preview follows the boxes and says what does not fit', async () => {
    const { page } = await openFormTab();
    await painted(page, 'certificate-preview canvas');
    const picture = () =>
      page
        .locator('certificate-preview canvas')
        .evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''));
    const before = await picture();
    await box(page, 'Name').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByText('This is how it would be issued today').waitFor();
    await expect.poll(picture).not.toBe(before);
    await page.getByLabel('A Chinese name').check();
    await page.getByRole('img', { name: 'Certificate for 李雷' }).waitFor();
    await page.getByText('This is how it would be issued today').waitFor();
    await page.getByLabel('A long name').check();
    await box(page, 'Name').focus();
    for (let step = 0; step < 28; step += 1) await page.keyboard.press('Alt+Shift+ArrowLeft');
    await page.getByText('This name does not fit').waitFor();
  });
});
