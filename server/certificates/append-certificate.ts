import {
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRef,
  PDFStream,
  setFillingGrayscaleColor,
} from 'pdf-lib';
import type { FieldMap } from '../domain/printed-facts.ts';
import { NAME_LABEL, type OwnTexts, type PlacedText, placedTexts } from '../domain/own-texts.ts';
import { AppError } from '../errors.ts';
import type { About } from '../services/ports.ts';
import type { CutFont } from './letters/cut-font.ts';
import { describe } from './describe.ts';
import { type BroughtFonts, drawLine } from './letters/draw-line.ts';
import { embedCutFont } from './letters/embed-cut-font.ts';
import { type PlacedLine, fitText } from './letters/fit-text.ts';
import { appendedTo, openForAppending } from './prepare-form.ts';
import type { PreparedForm } from './prepared-form.ts';
import type { NameFont } from './letters/name-font.ts';
import { textSetter } from './letters/text-setter.ts';

export interface CertificateInput {
  /** It may serve many certificates. */
  form: PreparedForm;
  fieldMap: FieldMap;
  texts: OwnTexts;
  about: About;
}

/**
 * What to put behind a prepared form to make it one educator's certificate: name, date and what else
 * the form has a place for, about a kilobyte, and the letters that the form's font lacks. Equal input gives equal bytes.
 * Errors: NAME_TOO_LONG, PLACE_TOO_SMALL.
 */
export async function appendCertificate({
  form,
  fieldMap,
  texts,
  about,
}: CertificateInput): Promise<Uint8Array> {
  const set = await Promise.all(
    placedTexts(fieldMap, texts).map((placed) => setText(placed, form.font)),
  );
  const fonts = set.flatMap((text) => text.fonts);
  // Fonts are new objects, which a document that serves many certificates must not keep.
  const document = fonts.length > 0 ? await openForAppending(form.pdf) : form.document;
  const brought = bring(
    document,
    fonts,
    set.flatMap(({ lines }) => lines),
  );
  for (const { page, objectNumber } of form.slot) {
    const lines = set.filter((text) => text.page === page).flatMap((text) => text.lines);
    fillSlot(document, { objectNumber, lines, brought });
  }
  describe(document, about);
  return appendedTo(document);
}

/** A text as it comes to stand in its place. Errors: NAME_TOO_LONG, PLACE_TOO_SMALL. */
async function setText({ box, text, label }: PlacedText, font: NameFont) {
  const setter = await textSetter(text, font);
  const lines = fitText(text, box, setter) ?? tooLong(label);
  return { page: box.page, lines, fonts: setter.fonts };
}

/** Embeds each font with the glyphs that the lines show of it. */
function bring(
  { context }: PDFDocument,
  fonts: readonly CutFont[],
  lines: readonly PlacedLine[],
): BroughtFonts {
  const runs = lines.flatMap(({ line }) => line.runs);
  return new Map(
    fonts.flatMap((font, index) => {
      const glyphs = runs.flatMap((run) => (run.font === font ? run.glyphs : []));
      if (glyphs.length === 0) return [];
      const name = `PduNameFont${index}`;
      return [[font, { ...embedCutFont(context, font, { glyphs, name }), name: `N${index}` }]];
    }),
  );
}

interface Filling {
  objectNumber: number;
  lines: PlacedLine[];
  brought: BroughtFonts;
}

/** Replaces the content of the drawing and keeps its dictionary, with the fonts that it needs. */
function fillSlot(document: PDFDocument, { objectNumber, lines, brought }: Filling): void {
  const { context } = document;
  const reference = PDFRef.of(objectNumber);
  const { dict } = context.lookup(reference, PDFStream);
  const operators = [
    setFillingGrayscaleColor(0),
    ...lines.flatMap((line) => drawLine(line, brought, context)),
  ];
  const kept = Object.fromEntries(
    ['Type', 'Subtype', 'BBox', 'Resources'].map((key) => [key, dict.get(PDFName.of(key))]),
  );
  for (const { name, reference: font } of brought.values()) addFont(dict, name, font);
  context.assign(reference, context.contentStream(operators, kept));
  context.snapshot?.markRefForSave(reference);
}

function addFont(drawing: PDFDict, name: string, font: PDFRef): void {
  const resources = drawing.lookup(PDFName.of('Resources'), PDFDict);
  resources.lookup(PDFName.of('Font'), PDFDict).set(PDFName.of(name), font);
}

/** A name can be typed shorter by its owner, everything else needs a larger place. */
function tooLong(label: string): never {
  if (label !== NAME_LABEL) throw placeTooSmall(label);
  throw new AppError(422, {
    code: 'NAME_TOO_LONG',
    message: 'This name does not fit into its place on the form.',
    remedy: 'Type a shorter form of your name, as on your Montana licence.',
  });
}

const placeTooSmall = (label: string) =>
  new AppError(422, {
    code: 'PLACE_TOO_SMALL',
    message: `The place for ${label} on the form is too small.`,
    remedy: 'The host has to make it larger under “Places on the form”.',
  });
