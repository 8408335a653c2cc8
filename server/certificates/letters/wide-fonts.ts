import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { lettersOf } from '../../domain/name-script.ts';

/** A font file that has glyphs which the form's font lacks. */
export interface WideFont {
  id: string;
  read: () => Buffer;
  /** Axes of a variable font, set to what is printed. */
  axes: Record<string, number>;
}

const require = createRequire(import.meta.url);

/** In the order of choice: what two of them have is taken from the first. */
const PACKAGES = [
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-devanagari',
  'noto-sans-sc',
  'noto-sans-tc',
  'noto-sans-jp',
  'noto-sans-kr',
];

/** Scripts of these parts are set from DejaVu, as the form's own are. */
const PARTS_LEFT_OUT = /^(latin|cyrillic|greek|vietnamese|symbols|math)/;

/** Letters with accents that never join to one character, as in names of Salish or Yoruba. */
const PLAIN: WideFont = {
  id: 'dejavu',
  read: () => readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
  axes: {},
};
const PLAIN_SCRIPT =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Inherited}\p{P}\p{Zs}\p{Nd}]+$/u;

interface Part extends WideFont {
  has: (codePoint: number) => boolean;
}

const packages = new Map<string, Part[]>();

/**
 * The font for a letter of a name, with its accents; undefined when there is none. All kana and
 * kanji of a Japanese name come from one font, and so do those of a Korean one.
 */
export function findWideFont(letter: string, name: string): WideFont | undefined {
  if (PLAIN_SCRIPT.test(letter)) return PLAIN;
  const codePoints = Array.from(letter, (character) => character.codePointAt(0) ?? 0);
  return orderFor(name)
    .flatMap((packageName) => partsOf(packageName))
    .find(({ has }) => codePoints.every(has));
}

/** Kana and Hangul say which of the shapes of a Chinese character is meant. */
function orderFor(name: string): string[] {
  const first = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name)
    ? 'noto-sans-jp'
    : /\p{Script=Hangul}/u.test(name)
      ? 'noto-sans-kr'
      : // One font for all letters, when there is one.
        PACKAGES.find((packageName) => coversAll(packageName, name));
  return first ? [first, ...PACKAGES.filter((other) => other !== first)] : PACKAGES;
}

const coversAll = (packageName: string, name: string): boolean =>
  lettersOf(name)
    .filter((letter) => !PLAIN_SCRIPT.test(letter))
    .every((letter) =>
      partsOf(packageName).some(({ has }) =>
        Array.from(letter, (character) => character.codePointAt(0) ?? 0).every(has),
      ),
    );

/** A package comes in many small files, each for some characters. */
function partsOf(packageName: string): Part[] {
  const known = packages.get(packageName);
  if (known) return known;
  const folder = dirname(require.resolve(`@fontsource-variable/${packageName}/package.json`));
  const ranges = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')));
  const parts = Object.entries(ranges)
    .filter(([part]) => !PARTS_LEFT_OUT.test(part))
    .map(([part, characters]): Part => {
      // Parts by number are written in brackets there, and without in the file's name.
      const file = `${packageName}-${part.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`;
      return {
        id: file,
        read: () => readFileSync(join(folder, 'files', file)),
        axes: { wght: 400 },
        has: isWithin(characters),
      };
    });
  packages.set(packageName, parts);
  return parts;
}

/** Reads “U+0900-097F,U+200C-200D”. */
function isWithin(characters: string): (codePoint: number) => boolean {
  const ranges = characters.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
  return (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}
