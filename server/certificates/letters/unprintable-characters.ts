import { lettersOf } from '../../domain/name-script.ts';
import { currentFont } from './name-font.ts';
import { needsNoOther } from './text-setter.ts';
import { findWideFont } from './wide-fonts.ts';

/** Each letter of a name, with its accents, that no font can print; each once. */
export function unprintableCharacters(name: string): string[] {
  const text = name.normalize('NFC');
  const wrong = lettersOf(text).filter(
    (letter) =>
      HIDDEN.test(letter) || (!needsNoOther(letter, currentFont) && !findWideFont(letter, text)),
  );
  return [...new Set(wrong)];
}

/** Control characters, and all that can't be seen but joiners, which some scripts need. */
const HIDDEN = /(?![\u200C\u200D])\p{C}/u;
