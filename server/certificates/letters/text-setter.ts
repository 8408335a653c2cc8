import { isRightToLeft, lettersOf } from '../../domain/name-script.ts';
import { type CutFont, type SetGlyph, cutFont } from './cut-font.ts';
import type { NameFont } from './name-font.ts';
import { type WideFont, findWideFont } from './wide-fonts.ts';

/** A piece of a line in one font; at size 1. */
export type SetRun =
  { font: null; hex: string; width: number } | { font: CutFont; glyphs: SetGlyph[]; width: number };

/** A line as it is set, from left to right; at size 1. */
export interface SetLine {
  text: string;
  runs: SetRun[];
  width: number;
  /** How far it reaches above and below. */
  ascent: number;
  descent: number;
}

export interface TextSetter {
  /** Sets the whole text, or a part of it that was cut between letters. */
  set: (text: string) => SetLine;
  /** The fonts that are needed beside the form's. */
  fonts: CutFont[];
}

/**
 * Sets a text in the form's font, and letters that it lacks in others, each cut to this text
 * (R-CRT-11). Every character has to be printable.
 */
export async function textSetter(text: string, own: NameFont): Promise<TextSetter> {
  const letters = new Map<WideFont, string>();
  for (const letter of lettersOf(text)) {
    const font = needsNoOther(letter, own) ? undefined : findWideFont(letter, text);
    if (font) letters.set(font, (letters.get(font) ?? '') + letter);
  }
  const fonts = new Map<WideFont, CutFont>();
  // With the blanks and marks of the text, so that a word keeps to one font.
  const common = lettersOf(text).filter((letter) => !/\p{L}/u.test(letter));
  for (const [font, used] of letters) fonts.set(font, await cutFont(font, used + common.join('')));
  return {
    fonts: [...fonts.values()],
    set: (line) => setLine(line, { text, own, fonts }),
  };
}

interface Fonts {
  /** The whole text, by which fonts were chosen. */
  text: string;
  own: NameFont;
  fonts: ReadonlyMap<WideFont, CutFont>;
}

/** Letters in the form's own font need nobody to place their accents. */
export const needsNoOther = (letter: string, own: NameFont): boolean =>
  Array.from(letter).length === 1 && own.hasGlyphFor(letter);

function setLine(line: string, { text, own, fonts }: Fonts): SetLine {
  const pieces: { font: CutFont | null; text: string }[] = [];
  for (const letter of lettersOf(line)) {
    const last = pieces.at(-1);
    const font = fontOf(letter, last?.font ?? null, { text, own, fonts });
    if (last && last.font === font) last.text += letter;
    else pieces.push({ font, text: letter });
  }
  const runs = pieces.map((piece) => setRun(piece, own));
  // Every run is in the order in which it is seen; now the line is, too.
  if (isRightToLeft(text)) runs.reverse();
  const glyphs = runs.flatMap((run) => (run.font ? run.glyphs : []));
  return {
    text: line,
    runs,
    width: runs.reduce((sum, { width }) => sum + width, 0),
    ascent: Math.max(own.ascent, ...glyphs.map(({ top }) => top)),
    descent: Math.max(own.descent, ...glyphs.map(({ bottom }) => -bottom)),
  };
}

/** Blanks and marks go with the letters before them. */
function fontOf(letter: string, before: CutFont | null, { text, own, fonts }: Fonts) {
  if (before && !/\p{L}/u.test(letter) && before.has(letter)) return before;
  if (needsNoOther(letter, own)) return null;
  const font = findWideFont(letter, text);
  return (font && fonts.get(font)) ?? null;
}

function setRun({ font, text }: { font: CutFont | null; text: string }, own: NameFont): SetRun {
  if (!font) return { font, ...own.shape(text) };
  const glyphs = font.set(text);
  return { font, glyphs, width: glyphs.reduce((sum, { advance }) => sum + advance, 0) };
}
