import * as fontkit from 'fontkit';
import {
  type PDFFont,
  PDFDocument,
  type PDFImage,
  type PDFPage,
  concatTransformationMatrix,
  drawObject,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib';
import { z } from 'zod';
import { type PageSpace, shownSize, shownToOwn } from '../domain/page-space.ts';
import { textBoxes } from '../domain/own-texts.ts';
import type { Box, FieldMap } from '../domain/printed-facts.ts';
import { AppError } from '../errors.ts';
import { FONT_BYTES } from './letters/name-font.ts';

/** Pages with an empty place that each certificate fills, by the number of the PDF's object. */
export type Slot = z.infer<typeof Slot>;
const Slot = z.array(z.object({ page: z.int(), objectNumber: z.int() }));

/** The slot as it is stored with the form. */
export const writeSlot = (slot: Slot): string => JSON.stringify(slot);
export const readSlot = (stored: string): Slot => Slot.parse(JSON.parse(stored));

export interface PrepareInput {
  official: Uint8Array;
  fieldMap: FieldMap;
  signaturePng: Uint8Array;
  /** A TrueType file. */
  fontBytes?: Uint8Array;
}

/**
 * Appends to the official form, once for all its certificates, the signature image, the font, and
 * an empty place for name and date (design.md, idea 4). The state's bytes are not touched: what is
 * answered goes behind them. Errors: FORM_MAP_OUTSIDE.
 */
export async function prepareForm({
  official,
  fieldMap,
  signaturePng,
  fontBytes = FONT_BYTES,
}: PrepareInput): Promise<{ appended: Uint8Array; slot: Slot }> {
  const document = await openForAppending(official);
  refuseOutside(document, fieldMap);
  // pdf-lib's own type for fontkit is older than fontkit's; both are the same library.
  document.registerFontkit(fontkit as never);
  const font = await document.embedFont(fontBytes, {
    subset: false,
    customName: 'PduCertificateFont',
  });
  const image = await document.embedPng(signaturePng);
  drawSignature(document, image, fieldMap.signature);
  const slot = [...new Set(textBoxes(fieldMap).map(({ page }) => page))].map((page) => ({
    page,
    objectNumber: addSlot(document, document.getPage(page), font),
  }));
  await document.flush();
  return { appended: await appendedTo(document), slot };
}

/** Opens a PDF so that only what is new or changed gets written, behind the bytes that are there. */
export function openForAppending(pdf: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(pdf, {
    forIncrementalUpdate: true,
    updateMetadata: false,
    parseSpeed: Infinity,
  });
}

/** What has to be put behind the bytes that were opened. */
export function appendedTo(document: PDFDocument): Promise<Uint8Array> {
  const { snapshot } = document.context;
  if (!snapshot) throw new Error('the document was not opened for appending');
  return document.saveIncremental(snapshot, { objectsPerTick: Infinity });
}

/** As large as the box allows without changing the proportions, standing on its lower edge. */
function drawSignature(document: PDFDocument, image: PDFImage, box: Box): void {
  const { width, height } = image.scaleToFit(box.width, box.height);
  const page = document.getPage(box.page);
  const name = page.node.newXObject('PduSignature', image.ref);
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(...shownToOwn(spaceOf(page))),
    concatTransformationMatrix(width, 0, 0, height, box.x, box.y),
    drawObject(name),
    popGraphicsState(),
  );
}

/** An empty drawing with the font at hand, painted on the page; certificates replace it alone. */
function addSlot(document: PDFDocument, page: PDFPage, font: PDFFont): number {
  const { context } = document;
  const space = spaceOf(page);
  const { width, height } = shownSize(space);
  const reference = context.register(
    context.stream('', slotDictionary(font.ref, [0, 0, width, height])),
  );
  const name = page.node.newXObject('PduCertificate', reference);
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(...shownToOwn(space)),
    drawObject(name),
    popGraphicsState(),
  );
  return reference.objectNumber;
}

/** What of a page is seen: its crop box, as far as it lies on the page. */
function spaceOf(page: PDFPage): PageSpace {
  const [media, crop] = [page.getMediaBox(), page.getCropBox()];
  return {
    left: Math.max(media.x, crop.x),
    bottom: Math.max(media.y, crop.y),
    right: Math.min(media.x + media.width, crop.x + crop.width),
    top: Math.min(media.y + media.height, crop.y + crop.height),
    rotation: page.getRotation().angle,
  };
}

/** The dictionary of the drawing; its only font is called F. */
export function slotDictionary(font: PDFFont['ref'], box: number[]) {
  return { Type: 'XObject', Subtype: 'Form', BBox: box, Resources: { Font: { F: font } } };
}

function refuseOutside(document: PDFDocument, fieldMap: FieldMap): void {
  const isOutside = [fieldMap.signature, ...textBoxes(fieldMap)].some((box) => {
    if (box.page >= document.getPageCount()) return true;
    const { width, height } = shownSize(spaceOf(document.getPage(box.page)));
    return box.x + box.width > width || box.y + box.height > height;
  });
  if (!isOutside) return;
  throw new AppError(422, {
    code: 'FORM_MAP_OUTSIDE',
    message: 'A place for name, signature or date lies outside the form’s pages.',
    remedy: 'Move it onto the page; distances are in points from the lower left corner.',
  });
}
