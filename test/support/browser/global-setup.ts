import { findChromium } from './launch-chromium.ts';

/**
 * Has the browser ready before the first test: it is unpacked once, and a worker that came upon one
 * half unpacked would start it all the same.
 */
export default async function setup(): Promise<void> {
  await findChromium();
}
