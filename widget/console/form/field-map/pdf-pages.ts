import {
  GlobalWorkerOptions,
  type PDFDocumentProxy,
  getDocument,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageSize } from './box-moves.ts';

// A file of our own server, as the pages' policy asks for.
GlobalWorkerOptions.workerSrc = new URL(
  'pdfjs-dist/legacy/build/pdf.worker.min.mjs',
  import.meta.url,
).href;

/** A PDF whose pages can be painted; to be closed when it is no longer shown. */
export interface PdfPages {
  /** As they are shown, in points. */
  sizes: PageSize[];
  /** Paints a page as wide as the canvas is shown. */
  paint: (canvas: HTMLCanvasElement, page: number) => Promise<void>;
  close: () => void;
}

/** Errors: pdfjs' own, when the file can't be read. */
export async function openPdf(file: Blob): Promise<PdfPages> {
  const data = new Uint8Array(await file.arrayBuffer());
  const task = getDocument({ data, isEvalSupported: false, verbosity: 0 });
  const document = await task.promise;
  const sizes = await Promise.all(
    Array.from({ length: document.numPages }, (_, index) => sizeOf(document, index)),
  );
  return {
    sizes,
    paint: (canvas, page) => paintPage(document, canvas, page),
    close: () => void task.destroy(),
  };
}

async function sizeOf(document: PDFDocumentProxy, index: number): Promise<PageSize> {
  const { width, height } = (await document.getPage(index + 1)).getViewport({ scale: 1 });
  return { width, height };
}

/** A phone’s memory is small, and nobody sees more than this. */
const MOST_PIXELS_WIDE = 3000;

/** Painted aside first, so that a picture never flickers or mixes with the one before. */
async function paintPage(
  document: PDFDocumentProxy,
  shown: HTMLCanvasElement,
  index: number,
): Promise<void> {
  const page = await document.getPage(index + 1);
  const { width } = page.getViewport({ scale: 1 });
  const pixels = Math.min(shown.clientWidth * window.devicePixelRatio, MOST_PIXELS_WIDE);
  const viewport = page.getViewport({ scale: Math.max(1, pixels) / width });
  const canvas = window.document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
  shown.width = canvas.width;
  shown.height = canvas.height;
  shown.getContext('2d')?.drawImage(canvas, 0, 0);
}
