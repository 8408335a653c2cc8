import { Blob, ClusterLevel, Direction, Face, Font, Buffer as TextBuffer, shape } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import { isRightToLeft } from '../../domain/name-script.ts';
import type { WideFont } from './wide-fonts.ts';

/** A glyph as it is set, from left to right; lengths at size 1. */
export interface SetGlyph {
  /** In the font file. */
  id: number;
  /** What it stands for; empty when the glyph before it stands for both. */
  text: string;
  /** How far the next glyph is away, and how far the font itself would put it. */
  advance: number;
  ownAdvance: number;
  dx: number;
  dy: number;
  /** The highest and the lowest ink. */
  top: number;
  bottom: number;
}

/** A font that has the glyphs of one name and no others. */
export interface CutFont {
  bytes: Uint8Array;
  set: (text: string) => SetGlyph[];
  has: (letter: string) => boolean;
}

/** Cuts a font to a text with HarfBuzz, which also sets it: joined, reordered, accents in place. */
export async function cutFont(font: WideFont, text: string): Promise<CutFont> {
  const bytes = await subsetFont(font.read(), text, {
    targetFormat: 'truetype',
    variationAxes: font.axes,
  });
  const face = new Face(new Blob(bytes));
  const ready = new Font(face);
  return {
    bytes,
    set: (line) => setText(ready, face.upem, line),
    has: (letter) =>
      Array.from(letter).every((character) => ready.nominalGlyph(character.codePointAt(0) ?? 0)),
  };
}

function setText(font: Font, unitsPerEm: number, text: string): SetGlyph[] {
  const buffer = new TextBuffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  if (isRightToLeft(text)) {
    buffer.setDirection(Direction.RTL);
    // Readers turn such a line around letter by letter, so accents stand for themselves.
    buffer.setClusterLevel(ClusterLevel.MONOTONE_CHARACTERS);
  }
  shape(font, buffer);
  const glyphs = buffer.getGlyphInfosAndPositions();
  const textOf = clusterTexts(text, glyphs);
  return glyphs.map((glyph) => {
    const { codepoint: id, cluster } = glyph;
    const { yBearing = 0, height = 0 } = font.glyphExtents(id) ?? {};
    const dy = glyph.yOffset ?? 0;
    return {
      id,
      text: textOf(cluster),
      advance: (glyph.xAdvance ?? 0) / unitsPerEm,
      ownAdvance: font.glyphHAdvance(id) / unitsPerEm,
      dx: (glyph.xOffset ?? 0) / unitsPerEm,
      dy: dy / unitsPerEm,
      top: (dy + yBearing) / unitsPerEm,
      // The height is measured downwards.
      bottom: (dy + yBearing + height) / unitsPerEm,
    };
  });
}

/** Glyphs that came out of the same letters stand for them together; the first one says so. */
function clusterTexts(
  text: string,
  glyphs: readonly { cluster: number }[],
): (cluster: number) => string {
  const starts = [...new Set(glyphs.map(({ cluster }) => cluster))].toSorted((a, b) => a - b);
  const told = new Set<number>();
  return (cluster) => {
    if (told.has(cluster)) return '';
    told.add(cluster);
    return text.slice(cluster, starts[starts.indexOf(cluster) + 1]);
  };
}
