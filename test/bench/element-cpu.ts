import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { DEMO_COURSE_ID, DEMO_HOST_ID } from '../../server/demo.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { type Figure, figure, measureInTurn } from './figure.ts';

const ROUNDS = 3;
/** The recording of the demo lasts 20 seconds. */
const WATCHED_SECONDS = 16;
/** Until everything is loaded and painted, which is no tracking. */
const SETTLE_SECONDS = 2;
const TICK_MS = 100;

/**
 * Main-thread milliseconds per minute while a recording plays in the element, in Chromium; the
 * baseline is the same recording in a player alone. Long tasks (over 50 ms) are counted beside it.
 */
export async function elementCpu(): Promise<Figure[]> {
  const bench = await startBenchServer();
  const allowed = { $set: { allowedOrigins: [bench.url] } };
  await bench.database.models.hosts.updateOne({ _id: DEMO_HOST_ID }, allowed);
  const browser = await launchChromium();
  // The server's clock runs, as it does outside of tests.
  const ticking = setInterval(() => bench.clock.advance(TICK_MS / 1000), TICK_MS);
  const longTasks = { ours: 0, baseline: 0 };
  let visitor = 0;
  try {
    const media = `${bench.url}/media/reading-aloud.webm`;
    const plain = `<video src="${media}" controls width="800"></video>`;
    const measured = await measureInTurn(ROUNDS, {
      ours: async () => {
        visitor += 1;
        const element = await elementHtml(bench, `bench-${visitor}`);
        const { mainMs, longTaskCount } = await watchOnce(browser, bench, element);
        longTasks.ours += longTaskCount;
        return mainMs;
      },
      baseline: async () => {
        const { mainMs, longTaskCount } = await watchOnce(browser, bench, plain);
        longTasks.baseline += longTaskCount;
        return mainMs;
      },
    });
    const better = 'low' as const;
    return [
      figure({ name: 'element-cpu', unit: 'main-thread ms per minute', better, ...measured }),
      figure({ name: 'element-long-tasks', unit: 'long tasks', better, ...longTasks }),
    ];
  } finally {
    clearInterval(ticking);
    await browser.close();
    await bench.close();
  }
}

async function elementHtml({ api, url }: BenchServer, subject: string): Promise<string> {
  const token = await api.embedToken({ subject, eventId: DEMO_COURSE_ID });
  return `<script type="module" src="${url}/assets/pdu-certificate.js"></script>
    <pdu-certificate server="${url}" token="${token}"></pdu-certificate>`;
}

async function watchOnce(browser: Browser, { url }: BenchServer, body: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    // Put before the server's own address, since browsers let no made-up page elsewhere reach it.
    const address = `${url}/bench`;
    await page.route(address, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>Bench</title>${body}`,
      }),
    );
    await page.goto(address);
    const video = page.locator('video');
    await video.waitFor();
    await video.evaluate('async (player) => { player.muted = true; await player.play(); }');
    await sleep(SETTLE_SECONDS * 1000);
    return await measure(page);
  } finally {
    await context.close();
  }
}

async function measure(page: Page): Promise<{ mainMs: number; longTaskCount: number }> {
  await page.evaluate(`window.longTasks = 0;
    new PerformanceObserver((list) => { window.longTasks += list.getEntries().length; })
      .observe({ type: 'longtask' });`);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const taskSeconds = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await taskSeconds();
  await sleep(WATCHED_SECONDS * 1000);
  const seconds = (await taskSeconds()) - before;
  const longTaskCount = await page.evaluate<number>('window.longTasks');
  return { mainMs: (seconds * 1000 * 60) / WATCHED_SECONDS, longTaskCount };
}
