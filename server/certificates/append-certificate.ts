import {
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFOperator,
  PDFRef,
  PDFStream,
  beginText,
  endText,
  setFillingGrayscaleColor,
  setFontAndSize,
  setTextMatrix,
  showText,
} from 'pdf-lib';
import type { FieldMap } from '../domain/printed-facts.ts';
import { AppError } from '../errors.ts';
import type { About } from '../services/ports.ts';
import { describe } from './describe.ts';
import { type PlacedLine, fitText } from './fit-text.ts';
import type { PreparedForm } from './prepared-form.ts';
import { appendedTo } from './prepare-form.ts';

export interface CertificateInput {
  /** It may serve many certificates. */
  form: PreparedForm;
  fieldMap: FieldMap;
  name: string;
  dateText: string;
  about?: About | undefined;
}

/**
 * What to put behind a prepared form to make it one educator's certificate: name and date, about a
 * kilobyte. Equal input gives equal bytes. Errors: NAME_TOO_LONG.
 */
export async function appendCertificate({
  form: { document, slot, font },
  fieldMap,
  name,
  dateText,
  about,
}: CertificateInput): Promise<Uint8Array> {
  const lines = [
    { page: fieldMap.name.page, lines: fitText(name, fieldMap.name, font) ?? tooLong() },
    { page: fieldMap.date.page, lines: fitText(dateText, fieldMap.date, font) ?? tooLong() },
  ];
  for (const { page, objectNumber } of slot) {
    const own = lines.filter((text) => text.page === page).flatMap((text) => text.lines);
    fillSlot(document, objectNumber, own);
  }
  describe(document, about);
  return appendedTo(document);
}

/** Replaces the content of the drawing and keeps its dictionary. */
function fillSlot(document: PDFDocument, objectNumber: number, lines: PlacedLine[]): void {
  const { context } = document;
  const reference = PDFRef.of(objectNumber);
  const { dict } = context.lookup(reference, PDFStream);
  const operators = [setFillingGrayscaleColor(0), ...lines.flatMap(drawLine)];
  const kept = Object.fromEntries(
    ['Type', 'Subtype', 'BBox', 'Resources'].map((key) => [key, dict.get(PDFName.of(key))]),
  );
  context.assign(reference, context.contentStream(operators, kept));
  context.snapshot?.markRefForSave(reference);
}

const drawLine = ({ hex, size, x, y }: PlacedLine): PDFOperator[] => [
  beginText(),
  setFontAndSize('F', size),
  setTextMatrix(1, 0, 0, 1, x, y),
  showText(PDFHexString.of(hex)),
  endText(),
];

function tooLong(): never {
  throw new AppError(422, {
    code: 'NAME_TOO_LONG',
    message: 'This name does not fit into its place on the form.',
    remedy: 'Type a shorter form of your name, as on your Montana licence.',
  });
}
