import { type PDFPageProxy, type PageViewport, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { SeenText } from '../domain/form-facts/seen-text.ts';

/** How far letters reach below their line, as a share of their size. */
const DESCENT = 0.22;

/** The text that a page's content shows, each piece where it is seen; what lies off the page is not. */
export async function pieceTextsOf(page: PDFPageProxy, index: number): Promise<SeenText[]> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return items
    .flatMap((item) => ('str' in item && item.str.trim() !== '' ? [seenAt(item, viewport)] : []))
    .map((text) => ({ ...text, page: index }))
    .filter((text) => isOnPage(text, viewport));
}

/** Where a piece is seen: pdfjs tells it in the page's own coordinates, before it is turned and cut. */
export function seenAt(
  { str, width, transform }: Pick<TextItem, 'str' | 'width' | 'transform'>,
  viewport: PageViewport,
): Omit<SeenText, 'page'> {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = Util.transform(
    viewport.transform,
    transform,
  ) as number[];
  const size = Math.hypot(c, d);
  const across = Math.hypot(a, b) || 1;
  const [right, down] = [x + (a / across) * width, y + (b / across) * width];
  return {
    text: str,
    left: Math.min(x, right),
    right: Math.max(x, right),
    top: Math.min(y, down) - size * (1 - DESCENT),
    bottom: Math.max(y, down) + size * DESCENT,
  };
}

/** What is typed into the fields of a page, where the fields are. */
export async function fieldTextsOf(page: PDFPageProxy, index: number): Promise<SeenText[]> {
  const viewport = page.getViewport({ scale: 1 });
  const annotations: unknown[] = await page.getAnnotations();
  return annotations
    .flatMap((annotation): SeenText[] => {
      const field = fieldOf(annotation);
      if (!field) return [];
      const [x0, y0, x1, y1] = viewport.convertToViewportRectangle(field.rect) as number[];
      const [left = 0, right = 0] = [x0 ?? 0, x1 ?? 0].toSorted((a, b) => a - b);
      const [top = 0, bottom = 0] = [y0 ?? 0, y1 ?? 0].toSorted((a, b) => a - b);
      return [{ page: index, text: field.value, left, right, top, bottom }];
    })
    .filter((text) => isOnPage(text, viewport));
}

/** A visible field with a value; a list may have several. */
function fieldOf(annotation: unknown): { value: string; rect: number[] } | null {
  if (typeof annotation !== 'object' || annotation === null) return null;
  if (!('fieldValue' in annotation) || !('rect' in annotation)) return null;
  if ('hidden' in annotation && annotation.hidden === true) return null;
  const { fieldValue, rect } = annotation;
  const value = Array.isArray(fieldValue) ? fieldValue.join(', ') : fieldValue;
  if (typeof value !== 'string' || value.trim() === '' || !Array.isArray(rect)) return null;
  return { value, rect: rect.map(Number) };
}

const isOnPage = (
  { left, right, top, bottom }: SeenText,
  { width, height }: { width: number; height: number },
): boolean => {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= 0 && x <= width && y >= 0 && y <= height;
};
