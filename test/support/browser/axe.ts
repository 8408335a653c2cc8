import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds on a page, in words; empty when it is fine. */
export async function axeFindings(page: Page): Promise<string[]> {
  // A frame that is still loading would be left out.
  await Promise.all(page.frames().map((frame) => frame.waitForLoadState()));
  // playwright-core has the very types that axe expects of playwright.
  const builder = new AxeBuilder({ page: page as never }).options({ resultTypes: ['violations'] });
  // Several frames are put together on a page of axe's own, which one alone has no need of.
  builder.setLegacyMode(page.frames().length === 1);
  const { violations } = await builder.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}
