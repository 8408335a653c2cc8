import type { Page } from 'playwright-core';

/** Types everything that publishing asks for. */
export async function fillEvent(page: Page): Promise<void> {
  await page.getByLabel('Title', { exact: true }).fill('Reading in the science room');
  await page.getByLabel('Instructors').fill('Marisol Vega');
  await page.getByLabel('Description').fill('Reading strategies for science texts.');
  await page.getByLabel('Literacy').check();
  await page.getByLabel('First day').fill('2026-12-01');
  await page.getByLabel('Last day').fill('2026-12-02');
  await page.getByLabel('At a place').check();
  await page.getByLabel('City').fill('Helena');
  await page.getByLabel('ZIP code').fill('59601');
  await page.getByLabel('Hours of instruction').fill('2:30');
  await page.getByLabel(/^Release/).check();
  for (const minutes of ['90', '60']) {
    await page.getByRole('button', { name: 'Add a part' }).click();
    await page.getByLabel('Minutes').last().fill(minutes);
  }
  for (const area of await page.locator('textarea[id^="field-armAnswers"]').all()) {
    await area.fill('One sentence of evidence.');
  }
}
