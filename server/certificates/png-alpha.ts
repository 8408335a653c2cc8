import {
  PDFContext,
  PDFName,
  PDFRawStream,
  PDFStream,
  PngEmbedder,
  decodePDFRawStream,
} from 'pdf-lib';

/**
 * How far each pixel of a PNG covers what is under it, 0 to 255, as the form's program will read it.
 * Errors: that program's own, when the picture is damaged.
 */
export async function pngAlpha(png: Uint8Array): Promise<Uint8Array> {
  const context = PDFContext.create();
  const embedder = await PngEmbedder.for(png);
  const image = context.lookup(await embedder.embedIntoContext(context), PDFStream);
  const mask = image.dict.lookupMaybe(PDFName.of('SMask'), PDFStream);
  // Without a mask every pixel covers.
  return mask instanceof PDFRawStream ? decodePDFRawStream(mask).decode() : Uint8Array.of(255);
}
