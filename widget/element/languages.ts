// From its own file: the package’s main one brings everything with it.
import { updateWhenLocaleChanges } from '@lit/localize/internal/localized-controller.js';
import type { ReactiveElement } from 'lit';
import { LANGUAGES } from './language-files.ts';

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
