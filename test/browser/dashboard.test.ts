import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { issueTo } from '../support/events/attend.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** A person at the console; what the page's policy refuses is kept. */
async function openConsole(
  server: TestServer,
  { place = '', ...options }: BrowserContextOptions & { place?: string } = {},
): Promise<{ page: Page; refused: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await page.goto(`${server.url}/try/host#${place}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, refused };
}

const goTo = (page: Page, place: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, place);

/** What has the focus, by its text or label, also inside components. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const host = element?.getRootNode();
    const slotted = host instanceof ShadowRoot ? host.host.textContent : '';
    return (element?.id || slotted || element?.textContent || '').replaceAll(/\s+/g, ' ').trim();
  });

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await focused(page)) === wanted) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`“${wanted}” was not reached by keyboard`);
}

describe('what needs me now', () => {
  it('R-CRT-6 an event without a form appears, leads to its form, and vanishes when it is there', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    await issueTo(server, event.id, 'waits');
    const { page, refused } = await openConsole(server);
    const group = page.locator('section', { hasText: 'Educators wait for these forms' });
    await group.getByText('1 educator waits for a certificate.').waitFor();
    await group.getByRole('link', { name: 'Reading Aloud with Purpose' }).click();
    await page.getByRole('heading', { name: 'Official form' }).waitFor();
    await desk.useForm(event.id);
    await page.getByRole('link', { name: 'What needs me' }).click();
    await page.getByText('Nothing needs you now.').waitFor();
    expect(await group.count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(refused).toEqual([]);
  });

  it('a host who begins is told what to do first, and the step ticks itself', async () => {
    const server = await startTestServer();
    const { page } = await openConsole(server);
    const step = page.getByRole('listitem').filter({ hasText: 'Enter the first event' });
    await step.getByRole('img', { name: 'To do:' }).waitFor();
    await page.getByRole('button', { name: 'New event' }).click();
    await page.getByRole('heading', { name: 'About the event' }).waitFor();
    await page.getByRole('link', { name: 'What needs me' }).click();
    await step.getByRole('img', { name: 'Done:' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Drafts' }).count()).toBe(1);
  });

  it('says where somebody is: title, heading with the focus, and a way past the navigation', async () => {
    const server = await startTestServer();
    const { page } = await openConsole(server);
    await page.getByRole('link', { name: 'Audit log' }).click();
    await page.getByRole('heading', { name: 'Audit log' }).waitFor();
    expect(await focused(page)).toBe('Audit log');
    expect(await page.title()).toBe('Audit log – Montana PDU certificates');
    await page.reload();
    await page.getByRole('heading', { name: 'Audit log' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(page.url()).toContain('#page=audit');
  });
});

describe('questions before what can’t be taken back', () => {
  it('R-CRT-9 by keyboard alone: Escape keeps the certificate and gives the focus back, a reason voids it', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    await desk.useForm(event.id);
    await issueTo(server, event.id, 'wrong');
    const { page } = await openConsole(server, { place: `event=${event.id}&tab=people` });
    const button = 'Void the certificate of Educator wrong';
    await page.getByRole('row', { name: /Educator wrong/ }).waitFor();
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog');
    await question.waitFor();
    await expect.poll(() => focused(page)).toBe('question-reason');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe(button);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('question-reason');
    await page.keyboard.type('Wrong person');
    await tabTo(page, 'Void this certificate');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Voided certificates (1)' }).waitFor();
    expect((await desk.view(event.id)).voided).toMatchObject([{ reason: 'Wrong person' }]);
  });

  it('a draft is deleted only after a yes; the safe answer has the focus', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const draft = await desk.begin();
    const { page } = await openConsole(server, { place: `edit=${draft.id}` });
    await page.getByRole('button', { name: 'Delete this draft' }).click();
    await expect.poll(() => focused(page)).toBe('Keep it');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await desk.editor(draft.id)).state).toBe('draft');
    await page.getByRole('button', { name: 'Delete this draft' }).click();
    await page.getByRole('button', { name: 'Delete the draft' }).click();
    await page.getByRole('heading', { name: 'Events' }).waitFor();
    expect((await desk.call('GET', `/events/${draft.id}`)).status).toBe(404);
  });
});

describe('an event’s charts and people', () => {
  it('R-TIM-4 each chart has a sentence and a table with the same numbers', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    await desk.useForm(event.id);
    await issueTo(server, event.id, 'done');
    await server.api.open({ subject: 'begun', eventId: event.id });
    const { page, refused } = await openConsole(server, { place: `event=${event.id}` });
    await page.getByRole('img', { name: '2 people: 1 has a certificate, 1 on the way.' }).waitFor();
    await page.getByRole('img', { name: '1 certificate issued, on Nov 23.' }).waitFor();
    for (const summary of await page.getByText('Show as a table').all()) await summary.click();
    const row = (name: string) => page.getByRole('row', { name });
    expect(await row('0 to 24 %').getByRole('cell').innerText()).toBe('1');
    expect(await row('Certificate issued').getByRole('cell').innerText()).toBe('1');
    expect(await row('Nov 23').getByRole('cell').allInnerTexts()).toEqual(['1', '1']);
    expect(await isDrawn(page, 'canvas.steps')).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    expect(refused).toEqual([]);
  });

  it('R-TIM-4 people are searched and filtered on the server, and exported', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    for (let number = 10; number < 40; number += 1) {
      await server.api.open({ subject: `p${number}`, eventId: event.id, name: `Person ${number}` });
    }
    const { page } = await openConsole(server, { place: `event=${event.id}&tab=people` });
    await page.getByText('1 to 25 of 30').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('26 to 30 of 30').waitFor();
    await page.getByLabel('Search by name').fill('person 17');
    await page.getByText('1 to 1 of 1').waitFor();
    await page.getByLabel('Status').selectOption('issued');
    await page.getByText('Nobody was found.').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export everyone as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
  });
});

/** Whether anything but nothing is on a canvas. */
const isDrawn = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    return pixels.some((value) => value > 0);
  });

describe('every colour scheme', () => {
  it.each([
    ['dark', { colorScheme: 'dark' as const }],
    ['forced colours', { colorScheme: 'dark' as const, forcedColors: 'active' as const }],
  ])('in %s every place passes axe', async (_name, scheme) => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    const draft = await desk.begin();
    await issueTo(server, event.id, 'waits');
    const { page, refused } = await openConsole(server, scheme);
    const places = [
      '',
      'page=events',
      `event=${event.id}`,
      `event=${event.id}&tab=people`,
      `event=${event.id}&tab=form`,
      `event=${event.id}&tab=report`,
      `event=${event.id}&tab=connect`,
      `edit=${draft.id}`,
      'page=sheet',
      'page=audit',
      'page=settings',
    ];
    for (const place of places) {
      await goTo(page, place);
      await page.waitForLoadState('networkidle');
      await page.locator('.step, .loading').waitFor({ state: 'detached' });
      expect([place, await axeFindings(page)]).toEqual([place, []]);
    }
    expect(refused).toEqual([]);
  });
});
