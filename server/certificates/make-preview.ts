import type { OwnTexts } from '../domain/own-texts.ts';
import type { FieldMap } from '../domain/printed-facts.ts';
import type { About } from '../services/ports.ts';
import { appendCertificate } from './append-certificate.ts';
import { prepareForm } from './prepare-form.ts';
import { openPrepared } from './prepared-form.ts';

export interface PreviewInput {
  official: Uint8Array;
  fieldMap: FieldMap;
  signaturePng: Uint8Array;
  texts: OwnTexts;
}

/** In the place where a certificate says what it is. */
const PREVIEW: About = {
  title: 'PREVIEW – not a certificate',
  author: '',
  subject: '',
  language: 'en-US',
  serial: '',
};

/**
 * The certificate that would be issued, made by the very same steps; its title alone says that it is
 * none. Errors: FORM_MAP_OUTSIDE, NAME_TOO_LONG, PLACE_TOO_SMALL.
 */
export async function makePreview(input: PreviewInput): Promise<Uint8Array> {
  const { official, fieldMap, texts } = input;
  const { appended, slot } = await prepareForm(input);
  const prepared = Buffer.concat([official, appended]);
  const form = await openPrepared(prepared, slot);
  const own = await appendCertificate({ form, fieldMap, texts, about: PREVIEW });
  return Buffer.concat([prepared, own]);
}
