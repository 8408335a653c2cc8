import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_COURSE_ID, DEMO_HOST_ID } from '../../server/demo.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { earn } from '../support/platform/graded-course.ts';
import { waitFor } from '../support/server/child-server.ts';
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
  // Time is let pass in it, and a platform believes nothing that was signed in the future.
  server.clock.now = new Date(Date.now() - 60_000);
  const platform = await startOpenedxPlatform({ toolUrl: server.url, eventId: DEMO_COURSE_ID });
  const { deploymentId, startUrl, seen, ...registration } = platform;
  await server.deps.lti.registry.register({ name: 'Open edX', ...registration });
  const { issuer, clientId } = registration;
  await server.deps.services.store.platforms.save({
    issuer,
    clientId,
    hostId: DEMO_HOST_ID,
    deploymentIds: [deploymentId],
  });
  return { server, startUrl, seen };
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

  it('checks what asks for a token, makes the column and takes the grade', async () => {
    const { server, startUrl, seen } = await startBoth();
    const page = await browser.newPage();
    const asked = page.waitForRequest('**/api/attendance');
    await page.goto(startUrl('student'));
    const { authorization = '' } = (await asked).headers();
    await page.close();
    const token = authorization.replace('Bearer ', '');
    server.api.noteOpened(token);
    await earn(server, token);
    await waitFor(async () => (await seen()).scores.length > 0);
    const { lineItems, scores } = await seen();
    expect(lineItems).toEqual([
      { label: 'Reading Aloud with Purpose', score_maximum: 100, resource_id: DEMO_COURSE_ID },
    ]);
    expect(scores).toEqual([
      {
        user_id: 'ext-student',
        score_given: 100,
        activity_progress: 'Completed',
        grading_progress: 'FullyGraded',
      },
    ]);
  });

  it('checks and stores what an instructor places', async () => {
    const { startUrl, seen } = await startBoth();
    const page = await open(startUrl('instructor', 'LtiDeepLinkingRequest'));
    await page.getByLabel('Reading Aloud with Purpose').first().check();
    await page.getByRole('button', { name: 'Place in the course' }).click();
    await page.waitForURL('**/lti-dl/response');
    await waitFor(async () => (await seen()).contentItems.length > 0);
    expect((await seen()).contentItems).toEqual([
      {
        title: 'Reading Aloud with Purpose',
        url: expect.stringMatching(/\/lti\/launch$/),
        custom: { event: DEMO_COURSE_ID },
        lineItem: expect.objectContaining({ scoreMaximum: 100, resourceId: DEMO_COURSE_ID }),
      },
    ]);
    await page.close();
  });
});
