import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { PduEvent } from '../../server/services/records.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { type TcpGate, createTcpGate } from '../support/database/tcp-gate.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { fillEvent } from '../support/events/fill-event.ts';
import { readZip } from '../support/records/read-zip.ts';
import { waitFor } from '../support/server/child-server.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** The test's event ends on 2027-08-31. */
const DAY_AFTER = new Date('2032-09-01T18:00:00Z');
const BUTTON = 'Download the whole record (ZIP)';

interface Started {
  server: TestServer;
  event: PduEvent;
  /** The cable to the database. */
  gate: TcpGate;
}

async function start(certificates: number): Promise<Started> {
  const mongoUri = newMongoUri();
  const database = await createTestDatabase(mongoUri);
  const gate = await createTcpGate(mongoUri);
  const server = await startTestServer({ mongoUri: gate.mongoUri });
  const event = await fillEvent(database, server.deps.services, { certificates });
  return { server, event, gate };
}

async function openEvent({ server, event }: Started, { hasPicker = false } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 900 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  // A test can't answer the browser's dialog; instead the file goes to the page's own disk.
  await page.addInitScript((has) => {
    const pick = async () =>
      (await navigator.storage.getDirectory()).getFileHandle('record.zip', { create: true });
    Object.assign(window, { showSaveFilePicker: has ? pick : undefined });
  }, hasPicker);
  await page.goto(`${server.url}/try/host#event=${event.id}&tab=records`);
  await page.getByRole('heading', { name: 'Records' }).waitFor();
  return page;
}

/** So slow that there is time to look at the progress. */
async function slowDown(page: Page, bytesPerSecond: number): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: -1,
  });
}

describe('an event’s records in a browser', () => {
  it('R-REC-2 the whole record is downloaded with its progress shown', async () => {
    const started = await start(60);
    const page = await openEvent(started);
    await slowDown(page, 3_000_000);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: BUTTON }).click();
    await page.getByText('in 78 files').waitFor();
    expect(await page.getByRole('progressbar').getAttribute('max')).toMatch(/^1\d{7}$/);
    expect(await axeFindings(page)).toEqual([]);
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('Record - Reading Aloud with Purpose.zip');
    const { broken, files } = readZip(readFileSync(await download.path()));
    expect([broken, files.length]).toEqual([null, 78]);
    await page.getByText('The record is downloaded.').waitFor();
  });

  it('R-REC-2 where the browser can, it goes to disk piece by piece', async () => {
    const page = await openEvent(await start(2), { hasPicker: true });
    await page.getByRole('button', { name: BUTTON }).click();
    await page.getByText('The record is downloaded.').waitFor();
    const bytes = await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const file = await (await folder.getFileHandle('record.zip')).getFile();
      return [...new Uint8Array(await file.arrayBuffer())];
    });
    expect(readZip(Uint8Array.from(bytes)).files).toHaveLength(20);
  });

  it('R-REC-2 a download is cancelled, and one that breaks off says so and leaves nothing', async () => {
    // More than what network and browser hold for a slow reader.
    const started = await start(150);
    const page = await openEvent(started, { hasPicker: true });
    await slowDown(page, 1_000_000);
    await page.getByRole('button', { name: BUTTON }).click();
    await page.getByText('in 168 files').waitFor();
    await page.getByRole('button', { name: 'Cancel the download' }).click();
    await page.getByText('The download was cancelled. Nothing was kept.').waitFor();

    await page.getByRole('button', { name: BUTTON }).click();
    await page.getByText('in 168 files').waitFor();
    started.gate.pullOut();
    await page.getByText('The download broke off').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const keptBytes = await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      return (await (await folder.getFileHandle('record.zip')).getFile()).size;
    });
    expect(keptBytes).toBe(0);
    // Else ltijs, which all servers of a process share, would go on looking for this database.
    started.gate.putBack();
    await waitFor(async () => (await fetch(`${started.server.url}/healthz`)).ok);
  });

  it('R-REC-1 the page says until when records are kept, holds them, and purges them by the title', async () => {
    const started = await start(3);
    const page = await openEvent(started);
    await page.getByText('Kept until Aug 31, 2032').waitFor();
    expect(await page.getByText('Purge the records').count()).toBe(0);

    started.server.clock.now = DAY_AFTER;
    await page.reload();
    await page.getByText('Purge the records').first().waitFor();
    await page.locator('summary', { hasText: 'Legal hold' }).click();
    await page.getByLabel('Reason').fill('Lawsuit 27-1');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Put under a legal hold' }).click();
    await page.getByText('Nothing can be removed until it is lifted').waitFor();
    expect(await page.getByText('Purge the records').count()).toBe(0);

    await page.getByLabel('Reason').fill('Settled');
    await page.getByRole('button', { name: 'Lift the legal hold' }).click();
    await page.locator('summary', { hasText: 'Purge the records' }).click();
    expect(await axeFindings(page)).toEqual([]);
    const title = page.getByLabel('Type the title of the event');
    await title.fill('Another event');
    await page.getByRole('button', { name: 'Purge the records' }).click();
    await page.getByText('is not the title of this event').waitFor();
    await title.fill('Reading Aloud with Purpose');
    await page.getByRole('button', { name: 'Purge the records' }).click();
    await page.getByRole('heading', { name: 'Purged' }).waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('3 certificates issued');
    expect(text).not.toContain('Educator 1');
    expect(await page.locator('main').getByRole('button').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
