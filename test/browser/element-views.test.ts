import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SESSION_ID } from '../../server/demo.ts';
import {
  openElementPage,
  passTimeUntil,
  wrongInPictures,
} from '../support/browser/element-page.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { HostDesk, completeContent } from '../support/events/host-desk.ts';
import { stretch } from '../support/server/api-caller.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const PART = 'science-outdoors';
const session = (subject: string) => ({
  subject,
  eventId: DEMO_SESSION_ID,
  name: 'Zoë Łukasiewicz',
});

/** Somebody has watched these stretches of the demo's session. */
async function watched(
  { api, clock }: TestServer,
  subject: string,
  stretches: readonly (readonly [number, number])[],
): Promise<string> {
  const token = await api.open(session(subject));
  for (const [index, [from, to]] of stretches.entries()) {
    clock.advance(to - from);
    await api.beat(token, { sequence: index + 1, partId: PART, segments: [stretch(from, to)] });
  }
  return token;
}

async function evaluated(server: TestServer, subject: string): Promise<string> {
  const token = await watched(server, subject, [[0, 15]]);
  await server.api.evaluate(token, { useful: '4', next: 'Draw a leaf before naming it.' });
  return token;
}

const open = (server: TestServer, subject: string) =>
  openElementPage(browser, server, { visitor: session(subject) });

const positionOf = (page: Page) =>
  page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);

describe('what the element shows', () => {
  it('R-TIM-4 is clear and passes axe at every step, and the bar leads to what is missing', async () => {
    const server = await startTestServer();
    const start = await open(server, 'start');
    expect(await wrongInPictures(start, '1-start')).toEqual([]);
    expect(await start.locator('.notices .notice').count()).toBe(0);
    await watched(server, 'half', [[0, 8]]);
    const half = await open(server, 'half');
    expect(await half.locator('.ranges').innerText()).toBe('Go to 0:08, the first unseen place');
    expect(await wrongInPictures(half, '2-half')).toEqual([]);

    await watched(server, 'hole', [
      [0, 6],
      [9, 15],
    ]);
    const hole = await open(server, 'hole');
    await hole.getByRole('button', { name: 'Go to 0:06, the first unseen place' }).focus();
    await hole.keyboard.press('Enter');
    await expect.poll(() => positionOf(hole)).toBe(6);
    expect(await wrongInPictures(hole, '3-missing-range')).toEqual([]);

    await evaluated(server, 'ready');
    const ready = await open(server, 'ready');
    expect(await ready.locator('.status').innerText()).toContain('Complete');
    expect(await wrongInPictures(ready, '7-ready')).toEqual([]);
    await ready.getByLabel('I am a Montana educator.').check();
    await ready.getByRole('button', { name: 'Get my certificate' }).click();
    await ready.getByRole('heading', { name: 'Your certificate is ready' }).waitFor();
    expect(await wrongInPictures(ready, '8-claimed')).toEqual([]);
  });

  it('R-TIM-5 R-TIM-7 says what becomes of the time when the connection is lost and when another window took over', async () => {
    const server = await startTestServer();
    const page = await open(server, 'traveller');
    const video = page.locator('video');
    const play = () => video.evaluate((element: HTMLVideoElement) => element.play());
    const pause = () => video.evaluate((element: HTMLVideoElement) => element.pause());
    await play();
    await page.context().setOffline(true);
    await page.waitForTimeout(500);
    await pause();
    await page.getByText('You are offline.').waitFor();
    expect(await wrongInPictures(page, '6-offline')).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText('You are offline.').waitFor({ state: 'detached' });
    await play();
    await page.getByText('Counting', { exact: true }).waitFor();
    await server.api.open(session('traveller'));
    await pause();
    await page.getByText('Time counts in another window').waitFor();
    expect(await wrongInPictures(page, '9-elsewhere')).toEqual([]);
    await page.getByRole('button', { name: 'Count here' }).click();
    await page.getByText('Time counts in another window').waitFor({ state: 'detached' });
  });

  it('R-TIM-8 asks quietly whether somebody is there: nobody who types is disturbed, the keyboard comes and goes back', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { details } = completeContent();
    const saved = await desk.save(await desk.begin(), {
      details: { ...details, verification: { mode: 'tracked', checksPerHour: 12 } },
      parts: [
        {
          id: 'evening',
          kind: 'live',
          title: 'Questions, live',
          durationSeconds: 3600,
          sources: [{ src: 'https://meet.example.org/evening', type: '' }],
        },
      ],
    });
    const event = (await desk.publish(saved.body)).body;
    const page = await openElementPage(browser, server, {
      visitor: { subject: 'guest', eventId: event.id },
      attributes: 'part="evening" minimal',
      inside: '<p>The session runs in the room’s own window.</p>',
      beside:
        '<p><label>Notes <input id="notes"></label> <a href="#plan" id="plan">The plan</a></p>',
      isClocked: true,
    });
    // A page may have several elements; they are one opening, and one of them asks.
    await page.locator('pdu-certificate').evaluate((element) => element.after(element.cloneNode()));
    const active = () =>
      page.evaluate(() => {
        const outer = document.activeElement;
        return (outer?.shadowRoot?.activeElement ?? outer)?.textContent?.trim() || outer?.id;
      });
    await page.getByText('The session runs').click();
    await page.locator('#notes').focus();
    await passTimeUntil({ page, server }, '.check');
    expect(await page.locator('.check').count()).toBe(1);
    expect(await active()).toBe('notes');
    expect(await page.locator('[aria-live=assertive]').first().innerText()).toContain(
      'Are you still there?',
    );
    await page.getByRole('button', { name: 'I am here' }).click();
    await page.locator('.check').waitFor({ state: 'detached' });

    await page.locator('#plan').focus();
    await passTimeUntil({ page, server }, '.check');
    expect(await active()).toBe('I am here');
    expect(await wrongInPictures(page, '4-asked')).toEqual([]);
    await passTimeUntil({ page, server }, 'text=Nothing counts until you press the button');
    expect(await page.locator('.status').first().innerText()).toContain(
      'answer the question first',
    );
    expect(await wrongInPictures(page, '5-missed')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('.check').waitFor({ state: 'detached' });
    expect(await active()).toBe('The plan');
  });
});
