import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import subsetFont from 'subset-font';

/** The font of everything that we add to a form. */
const FONT_FILE = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');

/** Latin with every accent, Greek, Cyrillic, and the punctuation of names and dates. */
const BLOCKS = [
  [0x0020, 0x02ff],
  [0x0370, 0x052f],
  [0x1e00, 0x1fff],
  [0x2010, 0x205f],
] as const;

/**
 * The part of the font that is embedded: a fifth of the whole, because every certificate carries it
 * and reading back costs time by its size. Cut once by HarfBuzz; the tests compare pixels.
 */
export const FONT_BYTES: Uint8Array = await subsetFont(readFileSync(FONT_FILE), lettersOf(BLOCKS), {
  targetFormat: 'truetype',
});

const font = openFont();

function lettersOf(blocks: readonly (readonly [first: number, last: number])[]): string {
  const codePoints = blocks.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  return String.fromCodePoint(...codePoints);
}

function openFont(): fontkit.Font {
  const opened = fontkit.create(Buffer.from(FONT_BYTES));
  if (!('layout' in opened)) throw new Error('the font file holds a collection, not one font');
  return opened;
}

/** No ligatures: each letter stays a letter for whoever searches or copies the name. */
const FEATURES = { liga: false, clig: false, dlig: false };

/** One line of text as the font sets it. */
export interface ShapedText {
  /** Glyph ids as the PDF shows them: four hex digits each. */
  hex: string;
  /** At size 1. */
  width: number;
}

/** Sets a text in the font; accents that come apart are joined first (NFC). */
export function shape(text: string): ShapedText {
  const { glyphs } = font.layout(text.normalize('NFC'), FEATURES);
  const hex = glyphs.map(({ id }) => id.toString(16).padStart(4, '0')).join('');
  const width = glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) / font.unitsPerEm;
  return { hex, width };
}

/** How far the letters reach below and above their line, at size 1. */
export const DESCENT: number = Math.abs(font.descent) / font.unitsPerEm;
export const ASCENT: number = font.ascent / font.unitsPerEm;

/**
 * The characters of a name that the font has no glyph for, or that it would set wrongly because
 * they must be joined or reordered; each once.
 */
export function unprintableCharacters(name: string): string[] {
  const wrong = [...name.normalize('NFC')].filter((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return NEEDS_SHAPING.test(character) || !font.hasGlyphForCodePoint(codePoint);
  });
  return [...new Set(wrong)];
}

/** Control characters, marks that did not join with their letter, and right-to-left scripts. */
const NEEDS_SHAPING =
  /[\p{C}\p{M}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
