import {
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy,
  getDocument,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextContent } from 'pdfjs-dist/types/src/display/api.js';
import type { SeenText } from '../../domain/form-facts/seen-text.ts';
import { type Matrix, multiply } from '../../domain/page-space.ts';
import type { Box } from '../../domain/printed-facts.ts';
import {
  type Operators,
  followPainting,
  mappedBox,
  shownMatrix,
  toMatrix,
} from './follow-painting.ts';
import { fieldTextsOf, lettersOf, readingViewport, seenAt } from '../guard/page-texts.ts';

/** A piece of text with its place: PDF points from the left and the bottom of the page as it is shown. */
export interface TextPiece {
  page: number;
  text: string;
  x: number;
  y: number;
  width: number;
  /** The same as a person reads it; null when it is blank or slants across the page. */
  seen: SeenText | null;
}

/** What a reader that is not our writer finds in a PDF. */
export interface ReadPdf {
  pageCount: number;
  pieces: TextPiece[];
  /** What fields of the page are filled with. */
  fields: SeenText[];
  /** Where pictures were painted. */
  images: Box[];
}

/** How pdfjs reads on a server: quietly, without fonts of the machine. */
export const READING = {
  isEvalSupported: false,
  verbosity: 0,
  useSystemFonts: false,
  disableFontFace: true,
} as const;

/** Reads text and pictures with pdfjs. Errors: pdfjs' own, for what is no PDF or is encrypted. */
export function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  return withPdf(pdf, async (document) => {
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, async (_, index) =>
        readPage(await document.getPage(index + 1), index),
      ),
    );
    return {
      pageCount: document.numPages,
      pieces: pages.flatMap(({ pieces }) => pieces),
      fields: pages.flatMap(({ fields }) => fields),
      images: pages.flatMap(({ images }) => images),
    };
  });
}

/** The texts of some pages alone, by their index. Errors: as readPdf, and for a page that is missing. */
export function readTexts(pdf: Uint8Array, pages: readonly number[]): Promise<TextPiece[]> {
  return withPdf(pdf, async (document) => {
    const texts = await Promise.all(
      pages.map(async (index) => {
        const page = await document.getPage(index + 1);
        return piecesOf(page, { content: await page.getTextContent(), index });
      }),
    );
    return texts.flat();
  });
}

async function withPdf<T>(
  pdf: Uint8Array,
  read: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  // pdfjs takes the buffer for itself, so it gets a copy.
  const task = getDocument({ data: Uint8Array.from(pdf), ...READING });
  try {
    return await read(await task.promise);
  } finally {
    await task.destroy();
  }
}

async function readPage(page: PDFPageProxy, index: number) {
  const [content, operators] = await Promise.all([page.getTextContent(), page.getOperatorList()]);
  const viewport = readingViewport(page, lettersOf(content));
  const fields = await fieldTextsOf(page, viewport, index);
  const images = imagesOf(operators, { shown: shownOf(page), page: index });
  return { pieces: piecesOf(page, { content, index }), fields, images };
}

function piecesOf(
  page: PDFPageProxy,
  { content, index }: { content: TextContent; index: number },
): TextPiece[] {
  const shown = shownOf(page);
  const viewport = readingViewport(page, lettersOf(content));
  return content.items.flatMap((item): TextPiece[] => {
    if (!('str' in item) || item.str === '') return [];
    const [, , , , x, y] = multiply(shown, toMatrix(item.transform));
    const seen = seenAt(item, viewport, index);
    return [{ page: index, text: item.str, x, y, width: item.width, seen }];
  });
}

const shownOf = (page: PDFPageProxy): Matrix => shownMatrix(page.getViewport({ scale: 1 }));

/** Where each picture's unit square comes to lie. */
function imagesOf(operators: Operators, { shown, page }: { shown: Matrix; page: number }): Box[] {
  return [...followPainting(operators, shown)]
    .filter(({ operator }) => operator === OPS.paintImageXObject)
    .map(({ matrix }) => ({ page, ...mappedBox(matrix, [0, 0, 1, 1]) }));
}
