import { loadImage } from '@napi-rs/canvas';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { watch } from '../support/events/attend.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { officialMap } from '../support/events/real-event.ts';
import { inkOf, pictureOfPdf } from '../support/pictures/picture-of-pdf.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function openSettings({ url }: TestServer): Promise<{ page: Page; canvas: Locator }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 900 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${url}/try/host#page=settings`);
  await page.getByAltText('The signature in use').waitFor();
  return { page, canvas: page.getByRole('img', { name: 'Place to draw the signature' }) };
}

/** One stroke over the canvas, in parts of its width and height. */
async function stroke(page: Page, canvas: Locator, points: [x: number, y: number][]) {
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the canvas is not there');
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  const [first, ...rest] = points;
  if (first) await page.mouse.move(...at(first));
  await page.mouse.down();
  for (const point of rest) await page.mouse.move(...at(point), { steps: 12 });
  await page.mouse.up();
}

async function storedPicture({ deps }: TestServer) {
  const host = await deps.services.store.hosts.find(DEMO_HOST_ID);
  return loadImage(Buffer.from(host?.signaturePng ?? []));
}

/** Where ink is in the box, as shares of its width: first, last. */
function inkSpan(ink: readonly boolean[], width: number): [number, number] {
  const columns = ink.flatMap((isDark, index) => (isDark ? [index % width] : []));
  return [Math.min(...columns) / width, Math.max(...columns) / width];
}

describe('the signature in the settings', () => {
  it('R-CRT-2 is drawn, cut to its ink, seen, and printed on the next certificate', async () => {
    const server = await startTestServer();
    const { page, canvas } = await openSettings(server);
    const use = page.getByRole('button', { name: 'Use this drawing' });
    expect(await use.isDisabled()).toBe(true);
    await stroke(page, canvas, [
      [0.25, 0.5],
      [0.4, 0.3],
      [0.5, 0.7],
      [0.75, 0.5],
    ]);
    await stroke(page, canvas, [
      [0.05, 0.05],
      [0.95, 0.95],
    ]);
    await page.getByRole('button', { name: 'Undo the last stroke' }).click();
    expect(await axeFindings(page)).toEqual([]);
    expect(await use.isDisabled()).toBe(true);
    await page.getByLabel(AGREED).check();
    await use.click();
    await page.getByText('The signature was taken.').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

    const box = await canvas.boundingBox();
    const { width, height } = await storedPicture(server);
    expect(width / ((box?.width ?? 0) * 2)).toBeCloseTo(0.5, 1);
    expect(height / ((box?.height ?? 0) * 2)).toBeLessThan(0.5);

    const desk = new HostDesk(server);
    const event = await desk.published();
    await desk.useForm(event.id);
    const token = await server.api.open({ subject: 'signed', eventId: event.id });
    await watch(server, token, { partId: 'lecture', seconds: 3600 });
    await server.api.claim(token, 'Jordan Rivers');
    const picture = await pictureOfPdf(await server.api.certificate(token));
    const ink = inkOf(picture, officialMap().signature);
    expect(ink.filter(Boolean).length).toBeGreaterThan(100);
    const [first, last] = inkSpan(ink, officialMap().signature.width * 3);
    expect(last - first).toBeGreaterThan(0.2);
  });

  it('clear takes everything away; a picture that is no PNG is refused in words', async () => {
    const server = await startTestServer();
    const { page, canvas } = await openSettings(server);
    const before = (await storedPicture(server)).width;
    await stroke(page, canvas, [
      [0.2, 0.5],
      [0.8, 0.5],
    ]);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await page.getByRole('button', { name: 'Use this drawing' }).isDisabled()).toBe(true);
    await page.getByLabel(AGREED).check();
    const buffer = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);
    await page
      .getByLabel('A PNG with a transparent background')
      .setInputFiles({ name: 'signature.png', mimeType: 'image/png', buffer });
    await page.getByText('This file is a JPEG image, not a PNG image.').waitFor();
    expect((await storedPicture(server)).width).toBe(before);
  });

  it('R-CRT-2 consent is withdrawn and noted again; meanwhile the console says what waits for it', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    await desk.useForm(event.id);
    const { page } = await openSettings(server);
    await page.getByText('has agreed that this signature is printed on').first().waitFor();
    await page.getByRole('button', { name: 'Withdraw consent' }).click();
    await page.getByRole('dialog', { name: 'Withdraw this consent?' }).waitFor();
    const dialog = page.locator('wa-dialog');
    await dialog.getByRole('button', { name: 'Withdraw consent' }).click();
    await page.getByText('Nothing is signed with it').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

    const token = await server.api.open({ subject: 'waits', eventId: event.id });
    await watch(server, token, { partId: 'lecture', seconds: 3600 });
    expect((await server.api.claim(token, 'Wai Ting')).body.status).toBe('waiting');
    await page.goto(`${server.url}/try/host#page=dashboard`);
    await page.reload();
    const group = page.locator('[data-kind="signature-not-allowed"]');
    await group.getByText('1 educator waits for a certificate.').waitFor();
    await group.getByRole('link', { name: 'Marisol Vega' }).click();

    await page.getByLabel(AGREED).check();
    await page.getByRole('button', { name: 'Note this consent' }).click();
    await page.getByText('Claims that waited for it are served.').waitFor();
    expect((await desk.view(event.id)).certificateCount).toBe(1);
  });
});

const AGREED = /Marisol Vega has agreed that (this|the new) signature is printed/;
