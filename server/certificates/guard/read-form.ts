import { join, sep } from 'node:path';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import {
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy,
  getDocument,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { SeenText } from '../../domain/form-facts/seen-text.ts';
import { projectRoot } from '../../project-root.ts';
import { hasInk, inkShareOf } from './ink.ts';
import { fieldTextsOf, lettersOf, readingViewport, seenAt } from './page-texts.ts';

/** What a reader that is not our writer finds in a form: its text, its marks, its ink. */
export interface FormReading {
  pageCount: number;
  /** Also when it opens without a password, and may only be printed. */
  isEncrypted: boolean;
  /** What is read and also seen in the picture. */
  texts: SeenText[];
  markCount: number;
  inkShare: number;
}

/** A form has one page or two; what has more than these is something else. */
export const MAX_PAGES = 10;
/** The longer side of the picture in which ink is looked for. */
const PICTURE_PIXELS = 1000;
/** A scan of a page in 600 dots an inch has 34 million. */
const MAX_IMAGE_PIXELS = 40_000_000;

const PDFJS = join(projectRoot(), 'node_modules/pdfjs-dist');

/** Opens a PDF with pdfjs; end it by `loadingTask.destroy()`. Errors: pdfjs' own. */
export function openPdf(pdf: Uint8Array, password?: string): Promise<PDFDocumentProxy> {
  return getDocument({
    // pdfjs takes the buffer for itself, so it gets a copy.
    data: Uint8Array.from(pdf),
    ...(password !== undefined && { password }),
    isEvalSupported: false,
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    maxImageSize: MAX_IMAGE_PIXELS,
    cMapUrl: join(PDFJS, 'cmaps') + sep,
    standardFontDataUrl: join(PDFJS, 'standard_fonts') + sep,
    wasmUrl: join(PDFJS, 'wasm') + sep,
  }).promise;
}

/** Reads a form. Errors: pdfjs' own, for what is no PDF, is damaged, or asks for a password. */
export async function readForm(pdf: Uint8Array, password?: string): Promise<FormReading> {
  const document = await openPdf(pdf, password);
  try {
    const { numPages: pageCount } = document;
    const isEncrypted = (await document.getPermissions()) !== null || (await isLocked(document));
    const pages: PageReading[] = [];
    for (let index = 0; index < Math.min(pageCount, MAX_PAGES); index += 1) {
      pages.push(await readPage(await document.getPage(index + 1), index));
    }
    return {
      pageCount,
      isEncrypted,
      texts: pages.flatMap(({ texts }) => texts),
      markCount: pages.reduce((sum, { markCount }) => sum + markCount, 0),
      inkShare: Math.max(0, ...pages.map(({ inkShare }) => inkShare)),
    };
  } finally {
    await document.loadingTask.destroy();
  }
}

/** pdfjs tells by what a document was encrypted; its types don't know of it. */
async function isLocked(document: PDFDocumentProxy): Promise<boolean> {
  const { info } = await document.getMetadata();
  return 'EncryptFilterName' in info && info.EncryptFilterName !== null;
}

interface PageReading {
  texts: SeenText[];
  markCount: number;
  inkShare: number;
}

async function readPage(page: PDFPageProxy, index: number): Promise<PageReading> {
  const items = lettersOf(await page.getTextContent());
  const viewport = readingViewport(page, items);
  const texts = items.flatMap((item) => seenAt(item, viewport, index) ?? []);
  const fields = await fieldTextsOf(page, viewport, index);
  const { fnArray } = await page.getOperatorList();
  const { canvas, scale } = await pictureOf(page, PICTURE_PIXELS, viewport.rotation);
  const picture = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return {
    texts: [...texts, ...fields].filter((text) => hasInk(picture, text, scale)),
    markCount: fnArray.filter((operator) => MARKS.has(operator)).length,
    inkShare: inkShareOf(picture),
  };
}

/** The page with its fields filled in; the longer side has so many pixels. */
export async function pictureOf(
  page: PDFPageProxy,
  pixels: number,
  rotation = page.rotate,
): Promise<{ canvas: Canvas; scale: number }> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = pixels / Math.max(width, height);
  const viewport = page.getViewport({ scale, rotation });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // pdfjs asks for the browser's types; this canvas has the same methods.
  await page.render({
    canvas: canvas as never,
    canvasContext: canvas.getContext('2d') as never,
    viewport,
  }).promise;
  return { canvas, scale };
}

/** The operators that leave a mark. */
const MARKS: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
  OPS.constructPath,
  OPS.showText,
  OPS.showSpacedText,
  OPS.nextLineShowText,
  OPS.nextLineSetSpacingShowText,
  OPS.shadingFill,
  OPS.paintImageXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintSolidColorImageMask,
]);
