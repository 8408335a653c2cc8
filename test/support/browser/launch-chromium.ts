import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type LaunchOptions, chromium } from 'playwright-core';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Nothing that asks the outside world, and videos may start when a script says so. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/** One that starts no recording unasked, as people's do. */
export const CAUTIOUS: LaunchOptions = {
  args: FLAGS.filter((flag) => !flag.startsWith('--autoplay-policy')).concat(
    '--autoplay-policy=document-user-activation-required',
  ),
};

/** The last list of features counts, and Playwright's own would keep old cookies in frames. */
export const WITHOUT_THIRD_PARTY_COOKIES = [
  '--test-third-party-cookie-phaseout',
  '--disable-features=Translate',
];

/** A real browser: CHROMIUM_PATH, else one that is installed, else the one that npm carries. */
export async function launchChromium(
  options: LaunchOptions = {},
  flags: readonly string[] = [],
): Promise<Browser> {
  const executablePath = await findChromium();
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags], ...options });
}

/** Where it is, unpacked. Errors: when there is none for this machine. */
export async function findChromium(): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name))).find(
    (path) => existsSync(path),
  );
  if (found) return found;
  const { default: carried } = await import('@sparticuz/chromium');
  return carried.executablePath();
}
