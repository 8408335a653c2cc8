import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import subsetFont from 'subset-font';

const FONT_FILE = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');

/** Latin with every accent, Greek, Cyrillic, and the punctuation of names and dates. */
const BLOCKS = [
  [0x0020, 0x02ff],
  [0x0370, 0x052f],
  [0x1e00, 0x1fff],
  [0x2010, 0x205f],
] as const;

/**
 * The font that is embedded into forms from now on. A fifth of the whole, because every certificate
 * carries it and reading back costs time by its size; cut by HarfBuzz, and the tests compare pixels.
 */
export const FONT_BYTES: Uint8Array = await subsetFont(
  readFileSync(FONT_FILE),
  charactersOf(BLOCKS),
  {
    targetFormat: 'truetype',
  },
);

/** One line of text as a font sets it. */
export interface ShapedText {
  /** Glyph ids as the PDF shows them: four hex digits each. */
  hex: string;
  /** At size 1. */
  width: number;
}

/** A font that names and dates are set in. */
export interface NameFont {
  /** Sets a text; accents that come apart are joined first (NFC). */
  shape(text: string): ShapedText;
  hasGlyphFor(character: string): boolean;
  /** How far the letters reach above and below their line, at size 1. */
  ascent: number;
  descent: number;
}

/** No ligatures: each letter stays a letter for whoever searches or copies the name. */
const FEATURES = { liga: false, clig: false, dlig: false };

/** Opens a font file. Errors: for a file that holds several fonts. */
export function openFont(bytes: Uint8Array): NameFont {
  const font = fontkit.create(Buffer.from(bytes));
  if (!('layout' in font)) throw new Error('the font file holds a collection, not one font');
  return {
    shape(text) {
      const { glyphs } = font.layout(text.normalize('NFC'), FEATURES);
      const hex = glyphs.map(({ id }) => id.toString(16).padStart(4, '0')).join('');
      const units = glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0);
      return { hex, width: units / font.unitsPerEm };
    },
    hasGlyphFor: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    ascent: font.ascent / font.unitsPerEm,
    descent: Math.abs(font.descent) / font.unitsPerEm,
  };
}

/** The font of new forms. */
export const currentFont: NameFont = openFont(FONT_BYTES);

function charactersOf(blocks: readonly (readonly [first: number, last: number])[]): string {
  const codePoints = blocks.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  return String.fromCodePoint(...codePoints);
}
