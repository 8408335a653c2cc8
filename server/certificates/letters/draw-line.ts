import {
  PDFArray,
  type PDFContext,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  beginText,
  endMarkedContent,
  endText,
  setFontAndSize,
  setTextMatrix,
  setTextRise,
  showText,
} from 'pdf-lib';
import { isRightToLeft } from '../../domain/name-script.ts';
import type { CutFont, SetGlyph } from './cut-font.ts';
import type { EmbeddedCutFont } from './embed-cut-font.ts';
import type { PlacedLine } from './fit-text.ts';

/** Fonts that the certificate brings, with their names in its drawing. */
export type BroughtFonts = ReadonlyMap<CutFont, EmbeddedCutFont & { name: string }>;

const UNITS = 1000;
/** Less than this can't be seen. */
const FINEST = 0.0005;

/** Shows a line; where fonts are brought, with the text beside it for whoever reads or copies it. */
export function drawLine(
  { line, size, x, y }: PlacedLine,
  brought: BroughtFonts,
  context: PDFContext,
): PDFOperator[] {
  const shown: PDFOperator[] = [];
  let at = x;
  for (const run of line.runs) {
    shown.push(
      beginText(),
      setFontAndSize((run.font && brought.get(run.font)?.name) ?? 'F', size),
      setTextMatrix(1, 0, 0, 1, at, y),
    );
    const font = run.font && brought.get(run.font);
    if (run.font === null) shown.push(showText(PDFHexString.of(run.hex)));
    else if (font) shown.push(...showGlyphs(run.glyphs, { font, size, context }));
    shown.push(endText());
    at += run.width * size;
  }
  // Readers turn what is read from the right around, whatever is said beside it.
  const isPlain = line.runs.every(({ font }) => font === null) || isRightToLeft(line.text);
  return isPlain ? shown : [actualText(line.text), ...shown, endMarkedContent()];
}

/** Glyphs of one height together, each moved from where the font would put it to where it belongs. */
function showGlyphs(
  glyphs: readonly SetGlyph[],
  { font, size, context }: { font: EmbeddedCutFont; size: number; context: PDFContext },
): PDFOperator[] {
  const operators: PDFOperator[] = [];
  let rise = 0;
  let pieces = PDFArray.withContext(context);
  const flush = () => {
    if (pieces.size() > 0)
      operators.push(PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [pieces]));
    pieces = PDFArray.withContext(context);
  };
  const shift = (distance: number) => {
    if (Math.abs(distance) > FINEST) pieces.push(PDFNumber.of(-Math.round(distance * UNITS)));
  };
  for (const glyph of glyphs) {
    if (Math.abs(glyph.dy - rise) > FINEST) {
      flush();
      operators.push(setTextRise(glyph.dy * size));
      rise = glyph.dy;
    }
    shift(glyph.dx);
    pieces.push(PDFHexString.of(font.codeOf(glyph)));
    shift(glyph.advance - glyph.ownAdvance - glyph.dx);
  }
  flush();
  if (rise !== 0) operators.push(setTextRise(0));
  return operators;
}

const actualText = (text: string): PDFOperator =>
  PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [
    PDFName.of('Span'),
    `<< /ActualText ${PDFHexString.fromText(text).toString()} >>`,
  ]);
