import { SignPdf } from '@signpdf/signpdf';
import { type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from 'pdf-lib';
import type { SealKey } from '../../services/certificates/seal-port.ts';
import { appendedTo, openForAppending } from '../prepare-form.ts';
import { SealSigner } from './seal-signer.ts';

export interface SealInput {
  /** The whole certificate. */
  pdf: Uint8Array;
  key: SealKey;
  signedAt: Date;
}

/** Where the signer writes which bytes it has signed. */
const RANGE_PLACE = PDFName.of('**********');

/** As PDF has them: there are signatures, and changes must be appended. */
const SIGNATURES_EXIST_APPEND_ONLY = 3;
const NO_SIZE = [0, 0, 0, 0];
/** Of the field on the page: printed as it is (nothing), and locked. */
const PRINT_LOCKED = 132;

/**
 * What to put behind a finished certificate to seal it: a signature (PKCS#7) over every byte of it,
 * in a field that is not seen. Equal input gives equal bytes.
 */
export async function sealCertificate({ pdf, key, signedAt }: SealInput): Promise<Uint8Array> {
  // Opened anew: a document that serves many certificates must not keep one's signature.
  const document = await openForAppending(pdf);
  addField(document, addSignature(document, key, signedAt));
  const unsigned = Buffer.concat([pdf, await appendedTo(document)]);
  const sealed = await new SignPdf().sign(unsigned, new SealSigner(key), signedAt);
  return sealed.subarray(pdf.byteLength);
}

/** The signature's dictionary, with room for what the signer fills in; the range has to come first. */
function addSignature(
  { context }: PDFDocument,
  { signatureBytes }: SealKey,
  signedAt: Date,
): PDFRef {
  const signature = context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'adbe.pkcs7.detached',
    ByteRange: [0, RANGE_PLACE, RANGE_PLACE, RANGE_PLACE],
    Contents: PDFHexString.of('0'.repeat(signatureBytes * 2)),
    M: PDFString.fromDate(signedAt),
  });
  return context.register(signature);
}

/** A field without a size on the first page, added to the fields that the form may have. */
function addField(document: PDFDocument, signature: PDFRef): void {
  const { context, catalog } = document;
  const page = document.getPage(0);
  // Some viewers complain about a field without a look.
  const look = context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: NO_SIZE });
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('PduSeal'),
      V: signature,
      F: PRINT_LOCKED,
      Rect: NO_SIZE,
      AP: { N: context.register(look) },
      P: page.ref,
    }),
  );
  page.node.addAnnot(field);
  const form = catalog.getOrCreateAcroForm();
  form.addField(field);
  form.dict.set(PDFName.of('SigFlags'), context.obj(SIGNATURES_EXIST_APPEND_ONLY));
  const { Fields } = form.normalizedEntries();
  const changed = [catalog, page.node, page.node.Annots(), form.dict, Fields];
  context.snapshot?.markObjsForSave(changed.filter((one) => one !== undefined));
}
