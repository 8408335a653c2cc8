import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { axeFindings } from '../support/browser/axe.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { startGradedCourse } from '../support/platform/graded-course.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('grades and rosters in the host’s view', () => {
  it('says on a phone what did not arrive and why, and sends it again by keyboard', async () => {
    const course = await startGradedCourse({ plays: 'moodle', learners: [] });
    await course.finish();
    await course.settled();
    const context = await browser.newContext({ viewport: { width: 360, height: 900 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`${course.server.url}/try/host#event=${DEMO_COURSE_ID}&tab=people`);
    const panel = page.locator('grades-panel');
    await panel.getByText('1 not sent.').waitFor();
    expect(await panel.innerText()).toContain('does not take a grade for this person');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await panel.getByText('What the platform answered').click();
    await panel.screenshot({ path: '.data/shots/grades-phone.png' });
    course.player.enrol('learner-1');
    await panel.getByRole('button', { name: 'Send again' }).focus();
    await page.keyboard.press('Enter');
    await panel.getByText('1 sent.').waitFor();
    const roster = page.locator('roster-panel');
    course.player.enrol('learner-2');
    await roster.getByRole('button', { name: 'Read the course now' }).focus();
    await page.keyboard.press('Enter');
    await roster.getByText('2 learners as of').waitFor();
    await roster.getByText('Who they are').click();
    await roster.getByText('Somebody without a name').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await roster.screenshot({ path: '.data/shots/roster-phone.png' });
    await page.setViewportSize({ width: 1280, height: 900 });
    await panel.screenshot({ path: '.data/shots/grades-desktop.png' });
  });
});
