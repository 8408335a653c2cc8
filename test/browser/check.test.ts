import { readFileSync } from 'node:fs';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { attendCourse } from '../support/events/attend.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { officialForm } from '../support/events/real-event.ts';
import { startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function newPage(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 900 }, ...options });
  onTestFinished(() => context.close());
  return context.newPage();
}

/** Somebody with a certificate, in a letter and as a file. */
async function issueOne() {
  const server = await startTestServer();
  const token = await attendCourse(server, 'zoe', 'zoe@school.example');
  const { body } = await server.api.claim(token, 'Zoë Vega');
  const { checkUrl = '', serial = '' } = body.certificate ?? {};
  const pdf = Buffer.from(await server.api.certificate(token));
  return { server, token, checkUrl, serial, pdf };
}

const choose = async (page: Page, buffer: Buffer) => {
  await page.getByLabel('PDF to compare').setInputFiles({
    name: 'a.pdf',
    mimeType: 'application/pdf',
    buffer,
  });
  await page.waitForFunction(() =>
    /^\w+: /.test(document.getElementById('verdict')?.innerText ?? ''),
  );
  return page.locator('#verdict').innerText();
};

/** The same file with one byte changed. */
const changedAt = (pdf: Buffer, index: number): Buffer => {
  const copy = Buffer.from(pdf);
  copy[index] = (copy[index] ?? 0) ^ 1;
  return copy;
};

const drop = (page: Page, bytes: Buffer) =>
  page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(
      new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], 'b.pdf'),
    );
    const dropped = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector('h1')?.dispatchEvent(dropped);
  }, bytes.toString('base64'));

describe('the check page in a browser', () => {
  it('R-CRT-12 tells the issued file from an altered and an unknown one, and sends nothing of it', async () => {
    const { server, checkUrl, serial, pdf } = await issueOne();
    const page = await newPage();
    await page.goto(checkUrl);
    await page.getByRole('heading', { name: 'Is a file the issued one?' }).waitFor();
    const requests: Request[] = [];
    page.on('request', (request) => requests.push(request));
    expect(await choose(page, pdf)).toContain('Identical');
    expect(await choose(page, changedAt(pdf, pdf.length - 20))).toContain('Altered');
    expect(await choose(page, changedAt(pdf, 5000))).toContain('Altered');
    expect(await choose(page, Buffer.from(officialForm()))).toContain('Unknown');
    expect(await choose(page, Buffer.from(`another paper with ${serial}`))).toContain('Altered');
    expect(await choose(page, Buffer.alloc(0))).toContain('Unknown');
    await drop(page, pdf);
    await page.getByText('Identical: this is the issued file').waitFor();
    expect(requests.map((request) => request.url())).toEqual([]);
    expect(page.url()).toBe(checkUrl);

    const path = `/events/${DEMO_COURSE_ID}/certificates/${serial}/void`;
    await new HostDesk(server).call('POST', path, { reason: 'Mistake' });
    await page.reload();
    await page.getByText('Voided.').waitFor();
    expect(await choose(page, pdf)).toContain('But the certificate was voided');
  });

  it('R-CRT-12 can be read by everybody: 360 px, dark, by keyboard, without JavaScript', async () => {
    const { server, checkUrl, serial } = await issueOne();
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await newPage({ colorScheme });
      await page.goto(checkUrl);
      await page.getByLabel('PDF to compare').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    }
    const page = await newPage({ javaScriptEnabled: false });
    await page.goto(`${server.url}/check`);
    await page.keyboard.press('Tab');
    await page.keyboard.type(serial.replaceAll('-', '').toLowerCase());
    await page.keyboard.press('Enter');
    await page.waitForURL(checkUrl);
    expect(await page.locator('main').innerText()).toContain('Zoë Vega');
    expect(await page.getByLabel('PDF to compare').isVisible()).toBe(false);
    const unknown = await newPage();
    await unknown.goto(`${server.url}/check/ABCD`);
    expect(await axeFindings(unknown)).toEqual([]);
  });

  it('R-CRT-7 the link in the letter shows the certificate, and its secret is in no request', async () => {
    const { server, pdf, checkUrl } = await issueOne();
    const page = await newPage();
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await page.goto(`${server.url}/try/mail`);
    await page.getByRole('link', { name: '/certificates#' }).click();
    await page.getByText('Issued to Zoë Vega').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(addresses.some((address) => address.includes('/certificates'))).toBe(true);
    const secret = new URL(page.url()).hash.split('.')[1] ?? '?';
    expect(addresses.filter((address) => new URL(address).pathname.includes(secret))).toEqual([]);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download' }).click();
    expect(readFileSync(await (await downloading).path()).equals(pdf)).toBe(true);
    expect(await page.getByRole('link', { name: '/check/' }).getAttribute('href')).toBe(checkUrl);
    await page.goto(`${server.url}/certificates#broken`);
    await page.getByText('This certificate was not found').waitFor();
  });

  it('R-CRT-3 R-CRT-7 the host issues to those who wait, reminds others, and takes all as a ZIP', async () => {
    const { server } = await issueOne();
    const token = await attendCourse(server, 'ben', 'ben@school.example');
    await attendCourse(server, 'ann', 'ann@school.example');
    const { store, now } = server.deps.services;
    const all = await store.attendances.listOfEvent(DEMO_COURSE_ID);
    const people = await store.participants.findMany(all.map((one) => one.participantId));
    const ben = people.find(({ email }) => email === 'ben@school.example');
    const waiting = all.find(({ participantId }) => participantId === ben?.id);
    await store.attendances.saveClaim(waiting?.id ?? '', {
      name: 'Ben',
      statedMontanaAt: now(),
    });
    expect((await server.api.attendance(token)).body.claim?.status).toBe('waiting');
    const page = await newPage();
    // A test can't answer the browser's dialog.
    await page.addInitScript(() => Object.assign(window, { showSaveFilePicker: undefined }));
    await page.goto(`${server.url}/try/host#event=${DEMO_COURSE_ID}&tab=people`);
    await page.getByText('1 person claimed and waits').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show who may claim' }).click();
    await page.getByText('1 to 1 of 1').waitFor();
    await page.getByRole('button', { name: 'Remind them by e-mail' }).click();
    await page.getByText('A letter is on its way to 1 person.').waitFor();
    await page.getByRole('button', { name: 'Issue to all who wait' }).click();
    await page.getByText('Issued to 1 person.').waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download all certificates (ZIP)' }).click();
    expect((await downloading).suggestedFilename()).toMatch(/^Certificates - .*\.zip$/);
    await page.getByText('The certificates are downloaded').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
