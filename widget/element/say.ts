// From its own file: the package’s main one brings everything with it.
import { msg } from '@lit/localize/init/install.js';
import { DURATIONS } from './duration-texts.ts';
import { TEXTS } from './texts.ts';
import { TRACKING } from './tracking-texts.ts';

/** Every word of the element in the code's own language; another language has the same ids. */
export const ENGLISH = { ...TEXTS, ...TRACKING, ...DURATIONS };

export type TextId = keyof typeof ENGLISH;

/**
 * A text in the language of the page, read anew at each showing, so that it can change.
 * @example say('verifiedOf', '5 min', '1 h') // '5 min of 1 h'
 */
export const say = (id: TextId, ...values: (string | number)[]): string =>
  msg(ENGLISH[id], { id }).replace(/\{(\d)\}/g, (_gap, place: string) =>
    String(values[Number(place)]),
  );
