import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { projectRoot } from '../../../server/project-root.ts';
import { HostDesk } from '../events/host-desk.ts';
import { waitFor } from '../server/child-server.ts';
import type { Visitor } from '../server/api-caller.ts';
import type { TestServer } from '../server/test-server.ts';
import { axeFindings } from './axe.ts';

const SHOTS = join(projectRoot(), '.data/shots');
/** For the browser; the tests’ own compiler knows no document. */
const IS_OVER = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };

export interface ElementPageOptions {
  visitor: Visitor;
  /** More attributes of the element. */
  attributes?: string;
  /** What the element wraps, and what stands beside it. */
  inside?: string;
  beside?: string;
  /** Time in the page stands in the test's hands, as the server's does. */
  isClocked?: boolean;
}

/** A page of a host's own with the element in it, for one visitor; in a context of its own, or the given one. */
export async function openElementPage(
  browser: Browser | BrowserContext,
  server: TestServer,
  options: ElementPageOptions,
): Promise<Page> {
  const { visitor, attributes = '', inside = '', beside = '', isClocked = false } = options;
  const context = 'newContext' in browser ? await newContext(browser) : browser;
  const page = await context.newPage();
  if (isClocked) await page.clock.install();
  const token = await server.api.embedToken(visitor);
  await allowOwnOrigin(server);
  const address = `${server.url}/autumn-workshop`;
  await page.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A page</title>
<style>:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { background: Canvas; color: CanvasText; margin: 0 auto; max-width: 56rem; padding: 1rem; }</style>
<main><h1>Autumn workshop</h1>${beside}
<script type="module" src="${server.url}/assets/pdu-certificate.js"></script>
<pdu-certificate token="${token}" ${attributes}>${inside}</pdu-certificate></main></html>`,
    }),
  );
  await page.goto(address);
  await page.locator('pdu-certificate :is(.progress, .minimal)').first().waitFor();
  return page;
}

async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: SIZES.desktop });
  onTestFinished(() => context.close());
  return context;
}

/** The page is put before the server's own address, since browsers let no other page reach it. */
async function allowOwnOrigin(server: TestServer): Promise<void> {
  const desk = new HostDesk(server);
  const settings = await desk.settings();
  if (settings.allowedOrigins.includes(server.url)) return;
  const allowedOrigins = [...settings.allowedOrigins, server.url];
  await desk.call('PUT', '/settings', { ...settings, allowedOrigins });
}

/**
 * Takes a picture of the page on a desk and on a phone into `.data/shots`, and answers what is wrong
 * with it there: findings of axe, and what can only be seen by scrolling sideways.
 */
export async function wrongInPictures(page: Page, name: string): Promise<string[]> {
  mkdirSync(SHOTS, { recursive: true });
  const found: string[] = [];
  for (const [device, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    const isOver = await page.evaluate<boolean>(IS_OVER);
    const findings = [...(await axeFindings(page)), ...(isOver ? ['scrolls sideways'] : [])];
    found.push(...findings.map((finding) => `${name} on a ${device}: ${finding}`));
    const fullPage = (await page.locator('pdu-certificate .check').count()) === 0;
    await page.screenshot({ path: join(SHOTS, `${name}-${device}.png`), fullPage });
  }
  await page.setViewportSize(SIZES.desktop);
  return found;
}

/** Lets time pass, on the page and on the server, as far as something is to be seen. */
export async function passTimeUntil(
  { page, server }: { page: Page; server: TestServer },
  selector: string,
  isThere = true,
): Promise<void> {
  const step = 10;
  const underWay = requestsUnderWay(page);
  for (let seconds = 0; seconds < 900; seconds += step) {
    if ((await page.locator(selector).count()) > 0 === isThere) return;
    server.clock.advance(step);
    await page.clock.runFor(step * 1000);
    // The page's clock would go on without them, and give them up, where a machine is slow.
    await waitFor(() => underWay.size === 0);
  }
  throw new Error(`${selector} did not ${isThere ? 'come' : 'go'} in a quarter of an hour`);
}

function requestsUnderWay(page: Page): ReadonlySet<Request> {
  const underWay = new Set<Request>();
  const end = (request: Request) => underWay.delete(request);
  page.on('request', (request) => underWay.add(request));
  page.on('requestfinished', end).on('requestfailed', end);
  return underWay;
}
