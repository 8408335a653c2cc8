import type { LocaleModule } from '@lit/localize';
import { updateWhenLocaleChanges } from '@lit/localize/internal/localized-controller.js';
import type { ReactiveElement } from 'lit';

// From their own files: the package’s main one brings everything with it.
export { msg } from '@lit/localize/init/install.js';
export { str } from '@lit/localize/internal/str-tag.js';

/**
 * Languages besides the code's own English: each a file with a text for every id in the files of
 * texts. There are none yet.
 */
export const LANGUAGES: Record<string, () => Promise<LocaleModule>> = {};

/** Lets an element speak the language of the page around it, where we have it. */
export function speakAsThePage(element: ReactiveElement): void {
  updateWhenLocaleChanges(element);
  element.addController({
    hostConnected: () => void speak(element.closest<HTMLElement>('[lang]')?.lang),
  });
}

/** What switches languages is loaded only by those who need it. */
async function speak(language = ''): Promise<void> {
  if (!(language in LANGUAGES)) return;
  const { setLocale } = await import('./language-switch.ts');
  await setLocale(language);
}
