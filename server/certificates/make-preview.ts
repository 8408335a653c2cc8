import type { FieldMap } from '../domain/printed-facts.ts';
import { appendCertificate } from './append-certificate.ts';
import { appendedTo, openForAppending, prepareForm } from './prepare-form.ts';
import { openPrepared } from './prepared-form.ts';

interface PreviewInput {
  official: Uint8Array;
  fieldMap: FieldMap;
  signaturePng: Uint8Array;
  name: string;
  dateText: string;
}

/**
 * The certificate that would be issued, byte for byte, and behind it a title that says what it is:
 * what is seen is what would be printed. Errors: FORM_MAP_OUTSIDE, NAME_TOO_LONG.
 */
export async function makePreview({ name, dateText, ...form }: PreviewInput): Promise<Uint8Array> {
  const { appended, slot } = await prepareForm(form);
  const prepared = Buffer.concat([form.official, appended]);
  const { fieldMap } = form;
  const certificate = Buffer.concat([
    prepared,
    await appendCertificate({
      form: await openPrepared(prepared, slot),
      fieldMap,
      name,
      dateText,
    }),
  ]);
  const document = await openForAppending(certificate);
  document.setTitle('PREVIEW – not a certificate');
  return Buffer.concat([certificate, await appendedTo(document)]);
}
