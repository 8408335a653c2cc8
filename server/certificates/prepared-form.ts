import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  decodePDFRawStream,
} from 'pdf-lib';
import type { Form } from '../services/records.ts';
import { type NameFont, openFont } from './letters/name-font.ts';
import { type Slot, openForAppending, readSlot } from './prepare-form.ts';

/** A prepared form, parsed: what certificates are appended to. */
export interface PreparedForm {
  document: PDFDocument;
  /** The same as bytes, for certificates that bring fonts of their own. */
  pdf: Uint8Array;
  slot: Slot;
  /** The very font that lies in the form, so that a later choice of fonts changes nothing here. */
  font: NameFont;
}

/** Parses a form that is in use. Errors: when it was never prepared. */
export async function openPreparedForm({
  id,
  official,
  preparation,
}: Pick<Form, 'id' | 'official' | 'preparation'>): Promise<PreparedForm> {
  if (!preparation) throw new Error(`form ${id} is not prepared`);
  const slot = readSlot(preparation.slot);
  return openPrepared(Buffer.concat([official, preparation.appended]), slot);
}

/** The same for what was just prepared. */
export async function openPrepared(pdf: Uint8Array, slot: Slot): Promise<PreparedForm> {
  const document = await openForAppending(pdf);
  return { document, pdf, slot, font: openFont(embeddedFont(document, slot)) };
}

/** Follows the drawing's resources to the font file. */
function embeddedFont(document: PDFDocument, [place]: Slot): Uint8Array {
  const drawing = document.context.lookup(PDFRef.of(place?.objectNumber ?? 0), PDFStream);
  const down = (dict: PDFDict, ...names: string[]) =>
    names.reduce((found, name) => found.lookup(PDFName.of(name), PDFDict), dict);
  const font = down(drawing.dict, 'Resources', 'Font', 'F');
  const descendant = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  const file = down(descendant, 'FontDescriptor').lookup(PDFName.of('FontFile2'));
  if (!(file instanceof PDFRawStream)) throw new Error('the prepared form has lost its font');
  return decodePDFRawStream(file).decode();
}
