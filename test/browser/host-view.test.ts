import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { watch } from '../support/events/attend.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { addRealEvent } from '../support/events/real-event.ts';
import { startHandMadePlatform } from '../support/platform/hand-made-launch.ts';
import { stretch } from '../support/server/api-caller.ts';
import { type TestServer, shareTestServer } from '../support/server/test-server.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function openConsole(url: string, place: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${url}/try/host#${place}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Reports a minute at a time until a row changed without the list having been asked for. */
async function seeLiveChange(page: Page, server: TestServer, token: string): Promise<boolean> {
  let lists = 0;
  page.on('request', (request) => {
    if (request.url().includes('/people?')) lists += 1;
  });
  for (let minute = 12; minute < 16; minute += 1) {
    const before = lists;
    const from = (minute - 1) * 60;
    server.clock.advance(60);
    await server.api.beat(token, {
      sequence: 100 + minute,
      partId: 'lecture',
      segments: [stretch(from, from + 60)],
    });
    await page.getByText(`${minute} min of 1 h`).waitFor();
    if (lists === before) return true;
  }
  return false;
}

describe('the host’s view of time', () => {
  const shared = shareTestServer();

  it('R-TIM-4 people live, one person’s evidence, time by hand and back by keyboard', async () => {
    const server = shared();
    const event = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
    const token = await server.api.open({ subject: 'one', eventId: event.id, name: 'Anna Lee' });
    await watch(server, token, { partId: 'lecture', seconds: 600 });
    // More than the clock allows: refused, and shown.
    server.clock.advance(60);
    await server.api.beat(token, {
      sequence: 90,
      partId: 'lecture',
      segments: [{ ...stretch(600, 800), atSeconds: 600 }],
    });
    const page = await openConsole(server.url, `event=${event.id}&tab=people`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByText('Claimed too much').waitFor();
    expect(await seeLiveChange(page, server, token)).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Anna Lee' }).click();
    await page.getByRole('heading', { level: 1, name: 'Anna Lee' }).waitFor();
    await page.getByRole('img', { name: /sitting.*“Lecture”/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await page.getByRole('button', { name: 'Add time to Lecture' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Add time to Lecture?' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'question-minutes');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('5');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The projector failed');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('5 min of Lecture added by hand.').waitFor();
    await page.getByText('Reason: The projector failed').waitFor();

    await page.getByRole('button', { name: 'Take back' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Take this time back?' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'question-reason');
    await page.keyboard.type('Wrong person');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Reason: Wrong person').waitFor();

    await page.setViewportSize({ width: 360, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.getByRole('link', { name: /← People/ }).click();
    await page.getByRole('heading', { name: 'Participants (1)' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it('R-TIM-1 parts of every kind are typed, measured and put in order by keyboard', async () => {
    const server = shared();
    const desk = new HostDesk(server);
    const draft = await desk.begin();
    const page = await openConsole(server.url, `edit=${draft.id}`);
    await page.getByLabel(/^Tracked/).check();
    await page.getByRole('button', { name: 'Add a part' }).click();
    await page.getByRole('button', { name: 'Add a part' }).click();
    const [first, second] = [1, 2].map((n) => page.getByRole('group', { name: `Part ${n}` }));
    await first?.getByLabel('Title').fill('Reading aloud');
    await first?.getByLabel('Address of the video').fill('/media/missing.webm');
    await first?.getByRole('button', { name: 'Read the length' }).click();
    await first?.getByText('The length could not be read').waitFor();
    await first?.getByLabel('Address of the video').fill('/media/reading-aloud.webm');
    await first?.getByRole('button', { name: 'Read the length' }).click();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#field-part-time-0')?.value === '0.33',
    );
    await second?.getByLabel('Kind').selectOption({ label: 'YouTube video' });
    await second?.getByLabel('Address on YouTube').fill('https://vimeo.com/1');
    await second?.getByLabel('Minutes').fill('7.5');
    await second?.getByRole('button', { name: /^Move up/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('“New part” is now part 1 of 2.').waitFor();
    await page.getByLabel('Questions in an hour').fill('6');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('is not one of YouTube').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const { parts, details } = await desk.editor(draft.id);
    expect(parts).toMatchObject([
      { kind: 'youtube', durationSeconds: 450, sources: [{ src: 'https://vimeo.com/1' }] },
      { kind: 'video', title: 'Reading aloud', sources: [{ type: 'video/webm' }] },
    ]);
    expect(parts[1]?.durationSeconds).toBeCloseTo(20, 0);
    expect(details.verification).toEqual({ mode: 'tracked', checksPerHour: 6 });
    await page.setViewportSize({ width: 360, height: 900 });
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it('R-TIM-4 a teacher who reviews a submission in the LMS sees that learner’s evidence first', async () => {
    const server = shared();
    const platform = await startHandMadePlatform(server);
    const learner = await platform.startLogin();
    const own = await platform.key.sign(platform.claims(learner));
    await platform.post({ id_token: own, state: learner.state }, learner.cookie);
    const login = await platform.startLogin();
    const token = await platform.key.sign({
      ...platform.claims(login),
      sub: 'instructor-1',
      [`${LTI}roles`]: ['Instructor'],
      [`${LTI}message_type`]: 'LtiSubmissionReviewRequest',
      [`${LTI}for_user`]: { user_id: 'learner-1' },
    });
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const cookies = login.cookie.split('; ').map((pair) => pair.split('='));
    await context.addCookies(
      cookies.map(([name = '', value = '']) => ({ name, value, url: `${server.url}/lti/` })),
    );
    const page = await context.newPage();
    await page.goto(`${server.url}/healthz`);
    await page.setContent(
      `<form method="post" action="/lti/launch"><input name="id_token" value="${token}">
      <input name="state" value="${login.state}"><button>Review</button></form>`,
    );
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('heading', { level: 1, name: 'Jordan Rivers' }).waitFor();
    expect(new URL(page.url()).hash).toContain('person=');
    expect(await axeFindings(page)).toEqual([]);
  });
});
