import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { createCertificateMaker } from '../../../server/certificates/certificate-maker.ts';
import { createPdfThread } from '../../../server/certificates/guard/pdf-thread.ts';
import { readSeal, readSealWithin } from '../../../server/certificates/seal/read-seal.ts';
import { readDemo } from '../../../server/demo.ts';
import { proposePlaces } from '../../../server/domain/propose-places.ts';
import { projectRoot } from '../../../server/project-root.ts';
import type { SealKey } from '../../../server/services/certificates/seal-port.ts';
import { wholePdf } from '../../../server/services/certificates/whole-pdf.ts';
import { ABOUT, ownTexts } from '../../support/events/about.ts';
import { formInUse } from '../../support/events/form-in-use.ts';
import {
  CORPUS_FACTS,
  chromiumForm,
  corpusForm,
  corpusNames,
} from '../../support/sample-forms/corpus.ts';
import { madeForm } from '../../support/pictures/made-forms.ts';
import {
  findSeal,
  hasPdfsig,
  judgeByOpenssl,
  judgeByPdfsig,
} from '../../support/seal/check-seal.ts';
import { makeP12 } from '../../support/seal/make-p12.ts';

const maker = createCertificateMaker();
const tryOut = { issuer: 'i', clientId: 'c', deploymentId: 'd', origin: 'o' };
const { signaturePng } = readDemo(tryOut).host;
const signedAt = new Date('2026-11-23T18:00:00Z');
const made = makeP12();
const print = { texts: ownTexts('Zoë Đặng', '11/23/2026') };

const FORMS = ['chromium', ...corpusNames()].filter(
  (name) => !/blank|white|scan|encrypted|owner-only/.test(name),
);
const formOf = (name: string) => (name === 'chromium' ? chromiumForm() : corpusForm(name));

async function keyOf(file: { p12: Uint8Array; passphrase: string }): Promise<SealKey> {
  const reading = await readSeal(file);
  if (reading.fault) throw new Error(reading.fault);
  return reading.key;
}
const key = await keyOf(made);

/** A whole certificate on this form, as the product makes it before it is sealed. */
async function certificateOn(official: Uint8Array) {
  const { fieldMap } = proposePlaces(await maker.readLayout(official));
  const now = signedAt;
  const preparation = await maker.prepare({ official, fieldMap, signaturePng, now });
  const form = formInUse({ official, fieldMap, preparation });
  return { form, pdf: wholePdf(form, await maker.append({ form, ...print, about: ABOUT })) };
}

async function sealed(official: Uint8Array) {
  const { form, pdf } = await certificateOn(official);
  const appended = await maker.seal({ pdf, key, signedAt });
  return { form, unsealed: pdf, pdf: Buffer.concat([pdf, appended]) };
}

const judge = (pdf: Uint8Array, certificate = made.certificate) =>
  judgeByOpenssl(pdf, { certificate, at: signedAt });

const changedAt = (pdf: Uint8Array, place: number): Uint8Array => {
  const changed = Buffer.from(pdf);
  changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
  return changed;
};

describe('a sealed certificate', () => {
  it.each(FORMS)('R-CRT-1 R-CRT-5 on %s is right to openssl and reads back right', async (name) => {
    const { form, unsealed, pdf } = await sealed(formOf(name));
    expect(judge(pdf)).toBe('fine');
    expect(pdf.subarray(0, unsealed.byteLength).equals(unsealed)).toBe(true);
    const [first, size, next, rest] = findSeal(pdf).range;
    expect([first, next + rest]).toEqual([0, pdf.byteLength]);
    expect(size).toBeGreaterThan(unsealed.byteLength);
    const begin = wholePdf(form, new Uint8Array()).byteLength;
    const expected = { ...print, facts: CORPUS_FACTS, form, decided: [] };
    // First an unsealed one, after which the maker reads no more than it must.
    for (const certificate of [unsealed, pdf]) {
      const appended = certificate.subarray(begin);
      expect(await maker.readBack({ ...expected, appended })).toEqual([]);
    }
    const other = {
      ...expected,
      appended: pdf.subarray(begin),
      texts: ownTexts('Jo Roe', '11/23/2026'),
    };
    expect(await maker.readBack(other)).toEqual(['the educator’s name']);
  });

  it('any byte that is changed breaks the seal, and so does another certificate', async () => {
    const { unsealed, pdf } = await sealed(corpusForm('object-streams'));
    const places = [10, unsealed.byteLength - 200, pdf.byteLength - 8];
    for (const place of places) expect(judge(changedAt(pdf, place))).not.toBe('fine');
    expect(judge(pdf, makeP12().certificate)).not.toBe('fine');
    expect(() => findSeal(unsealed)).toThrow('there is no seal');
  });

  it.skipIf(!hasPdfsig())('is valid to poppler, and a changed one is not', async () => {
    for (const name of ['chromium', 'acroform', 'object-streams', 'chromium-linearized']) {
      const { unsealed, pdf } = await sealed(formOf(name));
      const words = judgeByPdfsig(pdf);
      expect(words).toContain('Signature is Valid.');
      expect(words).toContain('Total document signed');
      expect(words).toContain('Seal of Zo');
      const changed = judgeByPdfsig(changedAt(pdf, unsealed.byteLength - 200));
      expect(changed).not.toContain('Signature is Valid.');
    }
  });

  it('equal input gives equal bytes, and the form’s own document is not touched', async () => {
    const official = corpusForm('acroform');
    const { form, pdf } = await certificateOn(official);
    const first = Buffer.from(await maker.seal({ pdf, key, signedAt }));
    expect(first.equals(await maker.seal({ pdf, key, signedAt }))).toBe(true);
    const later = new Date('2026-11-23T18:00:01Z');
    expect(first.equals(await maker.seal({ pdf, key, signedAt: later }))).toBe(false);
    const again = wholePdf(form, await maker.append({ form, ...print, about: ABOUT }));
    expect(Buffer.from(again).equals(pdf)).toBe(true);
  });

  it('the fields that a form has stay, with the seal’s beside them', async () => {
    const official = await madeForm({ fields: [['educatorName', 50, 400, 200, 20]] });
    const { pdf } = await sealed(official);
    const document = await PDFDocument.load(pdf);
    const names = document
      .getForm()
      .getFields()
      .map((field) => field.getName());
    expect(names).toEqual(['educatorName', 'PduSeal']);
    expect(judge(pdf)).toBe('fine');
  });
});

describe('a file that a host uploads for its seal', () => {
  it('says whose it is and until when, and its own certificate is told from others', async () => {
    const file = makeP12({
      withStranger: true,
      passphrase: 'ä“1',
      commonName: 'Schöne Siegel, Inc. 李',
    });
    expect(await maker.readSeal(file)).toMatchObject({
      fault: null,
      subject: 'Schöne Siegel, Inc. 李',
      issuer: 'Schöne Siegel, Inc. 李',
      validFrom: new Date('2026-01-01T00:00:00Z'),
      validUntil: new Date('2028-01-01T00:00:00Z'),
    });
    const { pdf } = await certificateOn(chromiumForm());
    const seal = await maker.seal({ pdf, key: await keyOf(file), signedAt });
    expect(judge(Buffer.concat([pdf, seal]), file.certificate)).toBe('fine');
  });

  it.each<[string, () => { p12: Uint8Array; passphrase: string }, string]>([
    ['a wrong passphrase', () => ({ ...made, passphrase: 'guess' }), 'wrong-passphrase'],
    ['an empty passphrase', () => ({ ...made, passphrase: '' }), 'wrong-passphrase'],
    ['a PDF', () => ({ p12: chromiumForm(), passphrase: '' }), 'not-p12'],
    ['nothing', () => ({ p12: new Uint8Array(), passphrase: '' }), 'not-p12'],
    ['half a file', () => ({ ...made, p12: made.p12.slice(0, 900) }), 'not-p12'],
    ['no key', () => makeP12({ withKey: false }), 'no-key'],
    ['a key of elliptic curves', () => makeP12({ kind: 'ec' }), 'not-rsa'],
  ])('%s is named', async (_title, file, fault) => {
    expect(await maker.readSeal(file())).toEqual({ fault });
  });

  it('one that looks decrypted by the wrong key is opened by the right one', async () => {
    const p12 = readFileSync(join(projectRoot(), 'test/fixtures/seal/looks-decrypted.p12'));
    const reading = await readSeal({ p12, passphrase: made.passphrase });
    expect(reading).toMatchObject({ fault: null, subject: 'Seal of Zoë' });
  });

  it('one that would take hours to open is ended, and the next one is read', async () => {
    const limits = { milliseconds: 3000, heapMegabytes: 256, growthMegabytes: 1000 };
    const thread = createPdfThread(limits);
    const { passphrase, p12 } = makeP12({ rounds: 100_000 });
    const heavy = Buffer.from(p12);
    const [few, many] = [Buffer.from('02030186a0', 'hex'), Buffer.from('02037fffff', 'hex')];
    for (let at = heavy.indexOf(few); at >= 0; at = heavy.indexOf(few)) many.copy(heavy, at);
    const began = performance.now();
    expect(await readSealWithin(thread, { p12: heavy, passphrase })).toEqual({ fault: 'not-p12' });
    expect(performance.now() - began).toBeGreaterThan(limits.milliseconds - 100);
    expect(await readSealWithin(thread, made)).toMatchObject({ fault: null });
  });
});
