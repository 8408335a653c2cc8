import { type PDFDocument, PDFName, PDFRef } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { appendCertificate } from '../../../server/certificates/append-certificate.ts';
import {
  appendedTo,
  openForAppending,
  prepareForm,
} from '../../../server/certificates/prepare-form.ts';
import { type PreparedForm, openPrepared } from '../../../server/certificates/prepared-form.ts';
import { readBackAgain } from '../../../server/certificates/reading/read-back-again.ts';
import { readTexts } from '../../../server/certificates/reading/read-pdf.ts';
import { makeTwin } from '../../../server/certificates/reading/reading-twin.ts';
import { readLayout } from '../../../server/certificates/reading/read-layout.ts';
import { readDemo } from '../../../server/demo.ts';
import type { FieldMap } from '../../../server/domain/printed-facts.ts';
import { proposePlaces } from '../../../server/domain/propose-places.ts';
import { tryOutSites } from '../../../server/try-out.ts';
import { ABOUT, ownTexts } from '../../support/events/about.ts';
import {
  CORPUS_FACTS,
  chromiumForm,
  corpusForm,
  corpusNames,
} from '../../support/sample-forms/corpus.ts';

const { signaturePng } = readDemo(tryOutSites(0)).host;
const dateText = '11/25/2026';
const expected = { facts: CORPUS_FACTS, decided: [] };

interface MappedForm {
  form: PreparedForm;
  fieldMap: FieldMap;
}

/** Prepared with the places that are proposed for it. */
async function mappedForm(official: Uint8Array): Promise<MappedForm> {
  const { fieldMap } = proposePlaces(await readLayout(official));
  const { appended, slot } = await prepareForm({ official, fieldMap, signaturePng });
  return { form: await openPrepared(Buffer.concat([official, appended]), slot), fieldMap };
}

const appendedFor = (mapped: MappedForm, name: string) =>
  appendCertificate({ ...mapped, texts: ownTexts(name, dateText), about: ABOUT });

/** A form on which a certificate was read whole and found right. */
async function provenForm(official: Uint8Array): Promise<MappedForm> {
  const mapped = await mappedForm(official);
  const appended = await appendedFor(mapped, 'Jo Roe');
  expect(
    await readBackAgain({ ...expected, ...mapped, appended, texts: ownTexts('Jo Roe', dateText) }),
  ).toEqual([]);
  return mapped;
}

/** What another program might put behind a certificate. */
async function changed(
  form: PreparedForm,
  appended: Uint8Array,
  change: (document: PDFDocument) => void,
): Promise<Uint8Array> {
  const document = await openForAppending(Buffer.concat([form.pdf, appended]));
  change(document);
  return Buffer.concat([appended, await appendedTo(document)]);
}

/** Not those that are refused. */
const usableForms = () =>
  corpusNames().filter((name) => !/blank|white|encrypted|owner-only/.test(name));

describe('reading certificates of one form back, one after the other', () => {
  it.each(usableForms())(
    'R-CRT-5 what was appended to %s is read without the rest',
    async (slug) => {
      const mapped = await mappedForm(corpusForm(slug));
      const twin = await makeTwin(mapped.form);
      const whole = Buffer.concat([
        twin ?? Buffer.alloc(0),
        await appendedFor(mapped, '李雷 Zoë Đặng'),
      ]);
      const texts = await readTexts(whole, [mapped.fieldMap.name.page]);
      expect(texts.map(({ text }) => text).join('')).toContain('李雷 Zoë Đặng');
      expect(texts.map(({ text }) => text).join('')).not.toContain('Activity');
    },
  );

  it('R-CRT-5 the second is right by what was appended, and what is missing in it is named', async () => {
    const mapped = await provenForm(chromiumForm());
    const appended = await appendedFor(mapped, 'Zoë Đặng');
    const read = (change: object) =>
      readBackAgain({
        ...expected,
        ...mapped,
        appended,
        texts: ownTexts('Zoë Đặng', dateText),
        ...change,
      });
    expect(await read({})).toEqual([]);
    expect(await read({ texts: ownTexts('Zoë Dang', dateText) })).toEqual(['the educator’s name']);
    expect(await read({ texts: ownTexts('Zoë Đặng', '11/26/2026') })).toEqual(['the date']);
    expect(await read({ appended: new Uint8Array() })).toEqual(['the educator’s name', 'the date']);
    expect(await read({ facts: { ...expected.facts, title: 'Algebra' } })).toEqual([
      'Title of Activity',
    ]);
  });

  it('R-CRT-10 serial and e-mail are printed where there are places for them, and read back', async () => {
    const official = chromiumForm();
    const { fieldMap } = await mappedForm(official);
    const serial = { page: 0, x: 54, y: 40, width: 260, height: 12 };
    const own = { ...fieldMap, serial, email: { ...serial, y: 60 } };
    const { appended, slot } = await prepareForm({ official, fieldMap: own, signaturePng });
    const form = await openPrepared(Buffer.concat([official, appended]), slot);
    const texts = { ...ownTexts('Jo Roe', dateText), email: 'jo@school.example' };
    const certificate = await appendCertificate({ form, fieldMap: own, texts, about: ABOUT });
    const read = (change: object) =>
      readBackAgain({
        ...expected,
        form,
        fieldMap: own,
        appended: certificate,
        texts: { ...texts, ...change },
      });
    // The first is read whole, the second by what was appended.
    for (const _ of [1, 2]) expect(await read({})).toEqual([]);
    expect(await read({ email: 'jo@other.example' })).toEqual(['the e-mail address']);
    expect(await read({ serial: 'WXYZ-ABCD' })).toEqual(['the serial']);
    const narrow = { ...own, email: { ...serial, width: 20, height: 6 } };
    await expect(
      appendCertificate({ form, fieldMap: narrow, texts, about: ABOUT }),
    ).rejects.toMatchObject({ problem: { code: 'PLACE_TOO_SMALL' } });
  });

  it('R-CRT-5 when more than name and date is replaced, then the whole is read again', async () => {
    const mapped = await provenForm(chromiumForm());
    const name = 'Zoë Đặng';
    const appended = await changed(mapped.form, await appendedFor(mapped, name), (document) => {
      document.getPage(0).node.delete(PDFName.of('Contents'));
      document.context.snapshot?.markRefForSave(document.getPage(0).ref);
    });
    const missing = await readBackAgain({
      ...expected,
      ...mapped,
      appended,
      texts: ownTexts(name, dateText),
    });
    expect(missing).toContain('Title of Activity');
    expect(missing).toContain('the signature');
    expect(missing).toContain('the educator’s name');
  });

  it('R-CRT-5 an update that replaces the page beside what it may is read whole', async () => {
    const mapped = await provenForm(chromiumForm());
    const appended = await changed(mapped.form, new Uint8Array(), ({ context }) => {
      const { ref, node } = mapped.form.document.getPage(0);
      const page = node.clone(context);
      page.delete(PDFName.of('Contents'));
      context.assign(ref, page);
      const { Root } = context.trailerInfo;
      for (const one of [ref, Root])
        if (one instanceof PDFRef) context.snapshot?.markRefForSave(one);
    });
    const texts = ownTexts('Jo Roe', dateText);
    expect(await readBackAgain({ ...expected, ...mapped, appended, texts })).toContain(
      'Title of Activity',
    );
  });

  it('R-CRT-5 a page put in front of the form is not passed over', async () => {
    const mapped = await provenForm(chromiumForm());
    const name = 'Zoë Đặng';
    const appended = await changed(mapped.form, await appendedFor(mapped, name), (document) => {
      document.insertPage(0);
    });
    expect(
      await readBackAgain({ ...expected, ...mapped, appended, texts: ownTexts(name, dateText) }),
    ).toContain('the educator’s name');
  });
});
