import { type PDFContext, PDFHexString, type PDFRef } from 'pdf-lib';
import type { CutFont, SetGlyph } from './cut-font.ts';

/** A font that lies in a certificate of its own, with the codes that its glyphs are shown by. */
export interface EmbeddedCutFont {
  reference: PDFRef;
  /** Four hex digits. */
  codeOf: (glyph: SetGlyph) => string;
}

const UNITS = 1000;

/** Read as nothing: the glyph before it stands for both. */
const NOTHING = '\u200B';

/**
 * Puts a font into the document. A code stands for a glyph and what it means there, so that what is
 * read back is the name, letter by letter, also where one glyph has two meanings (R-CRT-5).
 */
export function embedCutFont(
  context: PDFContext,
  { bytes }: CutFont,
  { glyphs, name }: { glyphs: readonly SetGlyph[]; name: string },
): EmbeddedCutFont {
  const codes = new Map<string, { code: number; glyph: SetGlyph }>();
  for (const glyph of glyphs) {
    if (!codes.has(keyOf(glyph))) codes.set(keyOf(glyph), { code: codes.size + 1, glyph });
  }
  const used = [...codes.values()];
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: {
      Registry: PDFHexString.fromText('Adobe'),
      Ordering: PDFHexString.fromText('Identity'),
      Supplement: 0,
    },
    FontDescriptor: context.register(descriptorOf(context, bytes, { glyphs, name })),
    DW: 0,
    W: [1, used.map(({ glyph }) => Math.round(glyph.ownAdvance * UNITS))],
    CIDToGIDMap: context.register(context.flateStream(glyphMap(used))),
  });
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [context.register(descendant)],
    ToUnicode: context.register(context.flateStream(meanings(used))),
  });
  return {
    reference: context.register(font),
    codeOf: (glyph) => hex(codes.get(keyOf(glyph))?.code ?? 0),
  };
}

const keyOf = ({ id, text }: SetGlyph) => `${id} ${text}`;

function descriptorOf(
  context: PDFContext,
  bytes: Uint8Array,
  { glyphs, name }: { glyphs: readonly SetGlyph[]; name: string },
) {
  const top = Math.round(Math.max(...glyphs.map(({ top }) => top)) * UNITS);
  const bottom = Math.round(Math.min(...glyphs.map(({ bottom }) => bottom)) * UNITS);
  const SYMBOLIC = 4;
  return context.obj({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: SYMBOLIC,
    FontBBox: [-UNITS, bottom, 2 * UNITS, top],
    ItalicAngle: 0,
    Ascent: top,
    Descent: bottom,
    CapHeight: top,
    StemV: 80,
    FontFile2: context.register(context.flateStream(bytes, { Length1: bytes.length })),
  });
}

type Used = readonly { code: number; glyph: SetGlyph }[];

/** Two bytes for each code, from 0: the number of its glyph. */
function glyphMap(used: Used): Uint8Array {
  const map = new Uint8Array((used.length + 1) * 2);
  const view = new DataView(map.buffer);
  for (const { code, glyph } of used) view.setUint16(code * 2, glyph.id);
  return map;
}

function meanings(used: Used): string {
  const lines = used.map(({ code, glyph }) => `<${hex(code)}> <${utf16(glyph.text || NOTHING)}>`);
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...chunks(lines).flatMap((some) => [`${some.length} beginbfchar`, ...some, 'endbfchar']),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}

/** A table may have a hundred lines. */
function chunks(lines: readonly string[]): string[][] {
  const MOST = 100;
  return Array.from({ length: Math.ceil(lines.length / MOST) }, (_, index) =>
    lines.slice(index * MOST, (index + 1) * MOST),
  );
}

const hex = (value: number) => value.toString(16).padStart(4, '0');

const utf16 = (text: string) =>
  Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('');
