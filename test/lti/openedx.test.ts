import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_COURSE_ID, DEMO_HOST_ID } from '../../server/demo.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { startOpenedxPlatform } from '../support/openedx/openedx-platform.ts';
import { openedxPython } from '../support/openedx/openedx-python.ts';
import { startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  await openedxPython();
  browser = await launchChromium();
}, 300_000);
afterAll(() => browser?.close());

/** The real server and Open edX's consumer, each knowing the other. */
async function startBoth() {
  const server = await startTestServer();
  server.clock.now = new Date();
  const platform = await startOpenedxPlatform({ toolUrl: server.url, eventId: DEMO_COURSE_ID });
  const { deploymentId, startUrl, ...registration } = platform;
  await server.deps.lti.registry.register({ name: 'Open edX', ...registration });
  const { issuer, clientId } = registration;
  await server.deps.services.store.platforms.save({
    issuer,
    clientId,
    hostId: DEMO_HOST_ID,
    deploymentIds: [deploymentId],
  });
  return { server, startUrl };
}

async function open(url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

describe('a launch from Open edX’s consumer', () => {
  it('opens the element for a learner, with the name that the platform sent', async () => {
    const { startUrl } = await startBoth();
    const page = await open(startUrl('student'));
    await page.getByRole('heading', { name: 'Reading Aloud with Purpose' }).waitFor();
    const name = page.getByLabel('Your name, as it should be printed');
    expect(await name.inputValue()).toBe('Zoë Łukasiewicz');
    await page.close();
  });

  it('opens the host’s view of the event for an instructor', async () => {
    const { startUrl } = await startBoth();
    const page = await open(startUrl('instructor'));
    await page.getByRole('tab', { name: 'People' }).click();
    const participants = page.getByRole('heading', { name: 'Participants (0)' });
    await participants.waitFor();
    expect(await participants.isVisible()).toBe(true);
    await page.close();
  });
});
