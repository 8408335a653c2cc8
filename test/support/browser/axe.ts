import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds on a page, in words; empty when it is fine. */
export async function axeFindings(page: Page): Promise<string[]> {
  // playwright-core has the very types that axe expects of playwright.
  const { violations } = await new AxeBuilder({ page: page as never }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}
