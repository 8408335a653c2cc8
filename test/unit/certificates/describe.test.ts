import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { createCertificateMaker } from '../../../server/certificates/certificate-maker.ts';
import { readDemo } from '../../../server/demo.ts';
import { wholePdf } from '../../../server/services/certificates/whole-pdf.ts';
import { ABOUT, ownTexts } from '../../support/events/about.ts';
import { formInUse } from '../../support/events/form-in-use.ts';
import { officialForm, officialMap } from '../../support/events/real-event.ts';

const maker = createCertificateMaker();
const { signaturePng } = readDemo({
  issuer: 'i',
  clientId: 'c',
  deploymentId: 'd',
  origin: 'o',
}).host;
const official = officialForm();
const fieldMap = officialMap();
const now = new Date('2026-11-23T00:00:00Z');
const preparation = await maker.prepare({ official, fieldMap, signaturePng, now });
const form = formInUse({ official, fieldMap, preparation });

const PRINT = { form, texts: ownTexts('Zoë Đặng', '11/23/2026') };

async function metadataOf(pdf: Uint8Array) {
  const document = await getDocument({ data: Uint8Array.from(pdf) }).promise;
  const { info } = await document.getMetadata();
  await document.destroy();
  return info as Record<string, unknown>;
}

describe('what a certificate says of itself', () => {
  it('R-CRT-7 title, host, subject, language and serial are in the appended part alone', async () => {
    const appended = await maker.append({ ...PRINT, about: ABOUT });
    const pdf = wholePdf(form, appended);
    expect(Buffer.from(pdf.subarray(0, official.byteLength)).equals(official)).toBe(true);
    const before = await metadataOf(official);
    expect(await metadataOf(pdf)).toMatchObject({
      Title: ABOUT.title,
      Author: ABOUT.author,
      Subject: ABOUT.subject,
      Language: 'en-US',
      Keywords: ABOUT.serial,
      Producer: before['Producer'],
      CreationDate: before['CreationDate'],
    });
    expect(Buffer.from(appended).includes(ABOUT.serial)).toBe(true);
    expect(appended.byteLength).toBeLessThan(4096);
  });

  it('equal input gives equal bytes, whatever was made before on the same form', async () => {
    const first = await createCertificateMaker().append({ ...PRINT, about: ABOUT });
    const after = await maker.append({ ...PRINT, about: { ...ABOUT, title: 'Another' } });
    expect(Buffer.from(await maker.append({ ...PRINT, about: ABOUT })).equals(first)).toBe(true);
    expect(Buffer.from(after).equals(first)).toBe(false);
  });
});
