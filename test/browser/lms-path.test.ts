import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { axeFindings } from '../support/browser/axe.ts';
import { WITHOUT_THIRD_PARTY_COOKIES, launchChromium } from '../support/browser/launch-chromium.ts';
import type { Lms } from '../support/platform/whole-lms/lms-state.ts';
import { startWholeLms } from '../support/platform/whole-lms/whole-lms.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const COURSE = 'Reading Aloud with Purpose';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium({}, WITHOUT_THIRD_PARTY_COOKIES);
});
afterAll(() => browser?.close());

/** A browser of somebody's own, with a page at an address. */
async function somebodyAt(url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  context.setDefaultTimeout(20_000);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function registerByLink(server: TestServer, lms: Lms): Promise<Page> {
  const host = await somebodyAt(`${server.url}/try/host#page=settings`);
  await host.getByRole('button', { name: 'Make a registration link' }).click();
  const line = host.locator('.copy-lines div').filter({ hasText: 'Registration link' });
  const admin = await somebodyAt(
    lms.registration.adminPageOf(await line.locator('code').innerText()),
  );
  const frame = admin.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Connect' }).click();
  await expect
    .poll(() => frame.locator('main').innerText(), { timeout: 20_000 })
    .toContain('It is connected');
  await shot(admin, lms, '1-registered');
  await frame.getByRole('button', { name: 'Finish' }).click();
  await admin.getByText('The tool is pending.').waitFor();
  return host;
}

async function place(lms: Lms, choose: (picker: FrameLocator) => Promise<void>): Promise<void> {
  const teacher = await somebodyAt(`${lms.url}/add?person=teacher-1`);
  const picker = teacher.frameLocator('iframe');
  await picker.getByRole('heading', { name: 'What do you place in your course?' }).waitFor();
  await choose(picker);
  await shot(teacher, lms, '2-placing');
  await picker.getByRole('button', { name: 'Place in the course' }).click();
  await picker.getByText('Added: ').waitFor();
  expect(await axeFindings(teacher)).toEqual([]);
}

/** The learner comes from the course's page to an activity in its frame. */
async function openActivity(learner: Page, lms: Lms, title: string): Promise<FrameLocator> {
  await learner.goto(`${lms.url}/course?person=learner-1`);
  await learner.getByRole('link', { name: title, exact: true }).click();
  return learner.frameLocator('iframe');
}

async function watch(frame: FrameLocator, done: string): Promise<void> {
  await frame.locator('video').evaluate((video: HTMLVideoElement) => video.play());
  await frame.getByText(done).first().waitFor({ timeout: 60_000 });
}

async function claim(frame: FrameLocator): Promise<void> {
  expect(await frame.getByLabel('Your name, as it should be printed').inputValue()).toBe(
    'Jordan Rivers',
  );
  await frame.getByLabel('I am a Montana educator.').check();
  await frame.getByRole('button', { name: 'Get my certificate' }).click();
  await frame.getByRole('heading', { name: 'Your certificate is ready' }).waitFor();
}

async function seeGateOpen(learner: Page, lms: Lms): Promise<void> {
  await expect
    .poll(
      async () => {
        await learner.goto(`${lms.url}/course?person=learner-1`);
        return learner.locator('main').innerText();
      },
      { timeout: 20_000 },
    )
    .toContain('Next week is open.');
  expect(await learner.locator('main').innerText()).toContain('grade: 100 of 100');
  await shot(learner, lms, '5-gate-open');
}

const shot = (page: Page, { plays }: Lms, name: string) =>
  page.screenshot({ path: `.data/shots/path-${plays}-${name}.png`, fullPage: true });

describe('the whole path through an LMS, in frames without third-party cookies', () => {
  it('Moodle: registered, placed, watched, claimed, graded, and the gate opens', async () => {
    const server = await startTestServer({ isRealTime: true });
    const lms = await startWholeLms('moodle');
    await registerByLink(server, lms);
    await place(lms, (picker) => picker.getByLabel(COURSE).first().check());
    const learner = await somebodyAt(`${lms.url}/course?person=learner-1`);
    await learner.getByText('Next week opens with the full grade').waitFor();
    const frame = await openActivity(learner, lms, COURSE);
    await watch(frame, 'You have everything.');
    await shot(learner, lms, '3-watched');
    await claim(frame);
    await shot(learner, lms, '4-claimed');
    expect(await axeFindings(learner)).toEqual([]);
    await frame.getByRole('link', { name: 'Back to your course' }).click();
    await frame.getByText('Your certificate is issued.').waitFor();
    await seeGateOpen(learner, lms);
  });

  it('Canvas: approved by the host, placed in pieces, the grade comes with the certificate’s', async () => {
    const server = await startTestServer({ isRealTime: true });
    const lms = await startWholeLms('canvas');
    const host = await registerByLink(server, lms);
    const early = await somebodyAt(`${lms.url}/add?person=teacher-1`);
    await early.frameLocator('iframe').getByText('Support code').waitFor();
    await shot(early, lms, '1-not-approved');
    await host.reload();
    await host.getByRole('button', { name: 'Approve deployment 42:course' }).click();
    await host.getByText('was opened from an installation').waitFor({ state: 'detached' });
    await place(lms, async (picker) => {
      await picker.getByText(`Only a piece of “${COURSE}”`).click();
      await picker.getByLabel(`${COURSE}: Reading aloud`).check();
      await picker.getByLabel(`${COURSE}: certificate`).check();
    });
    const learner = await somebodyAt(`${lms.url}/course?person=learner-1`);
    const first = await openActivity(learner, lms, `${COURSE}: certificate`);
    await first.getByText('Why not yet, and what to do').waitFor();
    expect(await first.locator('video').count()).toBe(0);
    await shot(learner, lms, '3-not-yet');
    await watch(await openActivity(learner, lms, lms.activities[0]?.title ?? ''), 'Complete');
    await shot(learner, lms, '3-part-watched');
    expect(await axeFindings(learner)).toEqual([]);
    const frame = await openActivity(learner, lms, `${COURSE}: certificate`);
    await frame.getByText('You have everything.').waitFor();
    await claim(frame);
    await shot(learner, lms, '4-claimed');
    expect(await axeFindings(learner)).toEqual([]);
    await seeGateOpen(learner, lms);
    expect(lms.tool?.services.state.lineItems).toHaveLength(1);
  });
});
