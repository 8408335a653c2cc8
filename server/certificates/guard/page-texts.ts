import { type PDFPageProxy, type PageViewport, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { SeenText } from '../../domain/form-facts/seen-text.ts';

/** How far letters reach below their line, as a share of their size. */
const DESCENT = 0.22;
/** A line may be a little crooked; what is more so is a mark across the page. */
const CROOKED = Math.sin((10 / 180) * Math.PI);

/** The pieces of a page's text that have letters. */
export const lettersOf = ({ items }: TextContent): TextItem[] =>
  items.filter((item) => 'str' in item && item.str.trim() !== '') as TextItem[];

/**
 * The page as it is read: turned so that most of its letters stand upright, whichever way it is
 * shown.
 */
export function readingViewport(page: PDFPageProxy, items: readonly TextItem[]): PageViewport {
  const letters = new Map<number, number>();
  for (const { str, transform } of items) {
    const [a = 0, b = 0] = transform as number[];
    const quarter = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
    letters.set(quarter, (letters.get(quarter) ?? 0) + str.length);
  }
  const [most] = [...letters].toSorted(([, one], [, other]) => other - one);
  return page.getViewport({ scale: 1, rotation: most ? most[0] * 90 : page.rotate });
}

/** Where a piece is read; null for what is blank, lies off the page, or slants across it. */
export function seenAt(
  { str, width, transform }: TextItem,
  viewport: PageViewport,
  page: number,
): SeenText | null {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = Util.transform(
    viewport.transform,
    transform,
  ) as number[];
  const across = Math.hypot(a, b);
  if (str.trim() === '' || a <= 0 || Math.abs(b) / across > CROOKED) return null;
  const size = Math.hypot(c, d);
  const seen = {
    page,
    text: str,
    left: x,
    right: x + width,
    top: y - size * (1 - DESCENT),
    bottom: y + size * DESCENT,
  };
  return isOnPage(seen, viewport) ? seen : null;
}

/** What is typed into the fields of a page, where the fields are. */
export async function fieldTextsOf(
  page: PDFPageProxy,
  viewport: PageViewport,
  index: number,
): Promise<SeenText[]> {
  const annotations: unknown[] = await page.getAnnotations();
  return annotations
    .flatMap((annotation): SeenText[] => {
      const field = fieldOf(annotation);
      if (!field) return [];
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = viewport.convertToViewportRectangle(
        field.rect,
      ) as number[];
      const [left, right] = [Math.min(x0, x1), Math.max(x0, x1)];
      const [top, bottom] = [Math.min(y0, y1), Math.max(y0, y1)];
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
  const value: unknown = Array.isArray(fieldValue) ? fieldValue.join(', ') : fieldValue;
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
