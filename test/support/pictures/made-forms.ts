import { type PDFPage, PDFDocument, StandardFonts, degrees } from 'pdf-lib';

/** A page to be drawn on, with its words and the lines under them. */
export interface MadeForm {
  texts?: [text: string, x: number, y: number][];
  lines?: [x: number, y: number, width: number][];
  fields?: [name: string, x: number, y: number, width: number, height: number][];
  /** Clockwise. */
  rotation?: number;
  /** Left, bottom, width, height. */
  crop?: [number, number, number, number];
}

/** A small form with these pages, letter size. */
export async function madeForm(...pages: MadeForm[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const made of pages) {
    const page = document.addPage([612, 792]);
    for (const [text, x, y] of made.texts ?? []) page.drawText(text, { x, y, size: 10, font });
    for (const [x, y, width] of made.lines ?? []) {
      page.drawLine({ start: { x, y }, end: { x: x + width, y }, thickness: 0.75 });
    }
    addFields(document, page, made);
    if (made.crop) page.setCropBox(...made.crop);
    if (made.rotation !== undefined) page.setRotation(degrees(made.rotation));
  }
  return document.save();
}

function addFields(document: PDFDocument, page: PDFPage, { fields = [] }: MadeForm): void {
  for (const [name, x, y, width, height] of fields) {
    document.getForm().createTextField(name).addToPage(page, { x, y, width, height });
  }
}
