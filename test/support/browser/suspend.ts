import type { Browser } from 'playwright-core';

/** Stops every process of the browser for a while, as the lid of a laptop does. */
export async function suspend(browser: Browser, ms: number): Promise<void> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  const pids = processInfo.map(({ id }) => id);
  pids.forEach((pid) => process.kill(pid, 'SIGSTOP'));
  await new Promise((resolve) => setTimeout(resolve, ms));
  pids.forEach((pid) => process.kill(pid, 'SIGCONT'));
}
