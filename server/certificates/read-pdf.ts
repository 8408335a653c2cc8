import { OPS, type PDFPageProxy, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { SeenText } from '../domain/form-facts/seen-text.ts';
import type { Box } from '../domain/printed-facts.ts';
import { fieldTextsOf, lettersOf, readingViewport, seenAt } from './page-texts.ts';

/** A piece of text with its place: PDF points from the left and the bottom of the page. */
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

type Matrix = [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Reads text and pictures with pdfjs. Errors: pdfjs' own, for what is no PDF or is encrypted. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  // pdfjs takes the buffer for itself, so it gets a copy.
  const task = getDocument({
    data: Uint8Array.from(pdf),
    isEvalSupported: false,
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const document = await task.promise;
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
  } finally {
    await task.destroy();
  }
}

async function readPage(page: PDFPageProxy, index: number) {
  const [content, operators] = await Promise.all([page.getTextContent(), page.getOperatorList()]);
  const viewport = readingViewport(page, lettersOf(content));
  const fields = await fieldTextsOf(page, viewport, index);
  const pieces = content.items.flatMap((item): TextPiece[] => {
    if (!('str' in item) || item.str === '') return [];
    return [
      {
        page: index,
        text: item.str,
        x: Number(item.transform[4]),
        y: Number(item.transform[5]),
        width: item.width,
        seen: seenAt(item, viewport, index),
      },
    ];
  });
  return { pieces, fields, images: imagesOf(operators, index) };
}

/** Follows the transformations to where each picture's unit square comes to lie. */
function imagesOf(
  { fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] },
  page: number,
): Box[] {
  const stack: Matrix[] = [];
  let current = IDENTITY;
  const images: Box[] = [];
  for (const [index, operator] of fnArray.entries()) {
    if (operator === OPS.save) stack.push(current);
    else if (operator === OPS.restore) current = stack.pop() ?? IDENTITY;
    else if (operator === OPS.transform) current = multiply(current, toMatrix(argsArray[index]));
    else if (operator === OPS.paintImageXObject) images.push(squareOf(current, page));
  }
  return images;
}

const toMatrix = (values: unknown): Matrix => {
  const [a, b, c, d, e, f] = Array.from(values as ArrayLike<number>);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
};

const multiply = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

const squareOf = ([a, , , d, e, f]: Matrix, page: number): Box => ({
  page,
  x: e,
  y: f,
  width: a,
  height: d,
});
