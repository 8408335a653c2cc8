import type { EventFacts } from '../../../server/domain/event-facts.ts';
import { launchChromium } from '../browser/launch-chromium.ts';
import { formHtml } from './form-html.ts';

/** Forms as Chromium prints them, a program that is not our PDF code; one browser for all. */
export async function printForms(
  forms: readonly { facts: EventFacts; sample: boolean }[],
): Promise<Uint8Array[]> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const printed: Uint8Array[] = [];
    for (const form of forms) {
      await page.setContent(formHtml(form));
      printed.push(
        await page.pdf({ format: 'Letter', printBackground: true, preferCSSPageSize: true }),
      );
    }
    return printed;
  } finally {
    await browser.close();
  }
}
