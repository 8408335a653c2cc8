import { OPS, type PDFPageProxy, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import {
  type FormField,
  type FormLayout,
  type FormLine,
  type FormText,
  joinTexts,
  takeUnderscores,
} from '../../domain/form-layout.ts';
import { type Matrix, multiply } from '../../domain/page-space.ts';
import {
  type Operators,
  followPainting,
  mappedBox,
  shownMatrix,
  toMatrix,
} from './follow-painting.ts';
import { READING } from './read-pdf.ts';
import { pathsOf } from './read-paths.ts';

/** A line is no higher, and a box to write in no lower, than this. */
const THICKEST_LINE = 2.5;
const BOX_HEIGHTS = { least: 12, most: 60 };
const SHORTEST_LINE = 40;

/** Reads where texts, lines and empty fields are on a form. Errors: pdfjs' own, for what is no PDF. */
export async function readLayout(pdf: Uint8Array): Promise<FormLayout> {
  const task = getDocument({ data: Uint8Array.from(pdf), ...READING });
  try {
    const document = await task.promise;
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, async (_, index) =>
        readPage(await document.getPage(index + 1), index),
      ),
    );
    const typed = takeUnderscores(joinTexts(pages.flatMap(({ texts }) => texts)));
    return {
      pages: pages.map(({ size }) => size),
      texts: typed.texts,
      lines: [...typed.lines, ...pages.flatMap(({ lines }) => lines)],
      fields: pages.flatMap(({ fields }) => fields),
    };
  } finally {
    await task.destroy();
  }
}

async function readPage(page: PDFPageProxy, index: number) {
  const [content, operators, annotations] = await Promise.all([
    page.getTextContent(),
    page.getOperatorList(),
    page.getAnnotations(),
  ]);
  const viewport = page.getViewport({ scale: 1 });
  const shown = shownMatrix(viewport);
  const texts = content.items.flatMap((item): FormText[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [a, b, , , x, y] = multiply(shown, toMatrix(item.transform));
    // What stands slanted, such as a mark across the page, is no label.
    if (a <= 0 || Math.abs(b) > a * 0.02) return [];
    return [{ page: index, text: item.str, x, y, width: item.width, size: item.height }];
  });
  return {
    size: { width: viewport.width, height: viewport.height },
    texts,
    lines: linesOf(operators, { shown, page: index }),
    fields: annotations.flatMap((annotation) => fieldOf(annotation, { shown, page: index })),
  };
}

function linesOf(
  operators: Operators,
  { shown, page }: { shown: Matrix; page: number },
): FormLine[] {
  return [...followPainting(operators, shown)]
    .filter(({ operator }) => operator === OPS.constructPath)
    .flatMap(({ values, matrix }) => pathsOf(values).map((path) => mappedBox(matrix, path)))
    .filter(
      ({ width, height }) =>
        width >= SHORTEST_LINE &&
        (height <= THICKEST_LINE || (height >= BOX_HEIGHTS.least && height <= BOX_HEIGHTS.most)),
    )
    .map(({ x, y, width, height }) => ({
      page,
      x,
      // Written on a line, not into it.
      y: height <= THICKEST_LINE ? y + height : y,
      width,
    }));
}

/** A text or signature field that has nothing in it. */
function fieldOf(
  annotation: Record<string, unknown>,
  { shown, page }: { shown: Matrix; page: number },
): FormField[] {
  const { subtype, fieldType, fieldName, fieldValue, rect } = annotation;
  const isField = subtype === 'Widget' && (fieldType === 'Tx' || fieldType === 'Sig');
  if (!isField || typeof fieldName !== 'string' || !Array.isArray(rect)) return [];
  if (typeof fieldValue === 'string' && fieldValue.trim() !== '') return [];
  const [left = 0, bottom = 0, right = 0, top = 0] = rect.map(Number);
  return [{ name: fieldName, box: { page, ...mappedBox(shown, [left, bottom, right, top]) } }];
}
