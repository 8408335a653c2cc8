import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts, createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { createCertificateMaker } from '../../../server/certificates/certificate-maker.ts';
import { readBack as readWhole } from '../../../server/certificates/reading/read-back.ts';
import { FONT_BYTES, openFont } from '../../../server/certificates/letters/name-font.ts';
import { fitText } from '../../../server/certificates/letters/fit-text.ts';
import { textSetter } from '../../../server/certificates/letters/text-setter.ts';
import { prepareForm, writeSlot } from '../../../server/certificates/prepare-form.ts';
import { readDemo } from '../../../server/demo.ts';
import { deriveFacts } from '../../../server/domain/derive-facts.ts';
import type { EventFacts } from '../../../server/domain/event-facts.ts';
import type { Form } from '../../../server/services/records.ts';
import { ABOUT, ownTexts } from '../../support/events/about.ts';
import { formInUse } from '../../support/events/form-in-use.ts';
import { SCALE, agreement, inkOf, pictureOfPdf } from '../../support/pictures/picture-of-pdf.ts';

const FONT = 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf';
GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve(FONT), 'Certificate');

const font = openFont(FONT_BYTES);
const maker = createCertificateMaker();
const DATE = '11/23/2026';

/** The demo course's form, prepared by the real code. */
async function preparedForm(): Promise<Form & { expected: { facts: EventFacts } }> {
  const demo = readDemo({ issuer: 'i', clientId: 'c', deploymentId: 'd', origin: 'o' });
  const [course] = demo.events;
  if (!course) throw new Error('the demo has no course');
  const { form: official, fieldMap } = course;
  const now = new Date('2026-11-23T00:00:00Z');
  const preparation = await maker.prepare({
    official,
    fieldMap,
    signaturePng: demo.host.signaturePng,
    now,
  });
  const expected = { facts: deriveFacts(course.details, demo.host) };
  return { ...formInUse({ official, fieldMap, preparation }), expected };
}

const form = await preparedForm();
const { signaturePng } = readDemo({
  issuer: 'i',
  clientId: 'c',
  deploymentId: 'd',
  origin: 'o',
}).host;
const prepared = Buffer.concat([form.official, form.preparation?.appended ?? Buffer.alloc(0)]);
const fieldMap = form.fieldMap ?? readDemoMapMissing();

function readDemoMapMissing(): never {
  throw new Error('the demo has no field map');
}

const certificateFor = async (name: string): Promise<Buffer> =>
  Buffer.concat([
    prepared,
    await maker.append({ form, texts: ownTexts(name, DATE), about: ABOUT }),
  ]);

const readBack = (pdf: Uint8Array, change: object = {}) =>
  readWhole({
    pdf,
    ...form.expected,
    texts: ownTexts('Jo Roe', DATE),
    fieldMap,
    decided: [],
    ...change,
  });

/** What a plain text painter makes of the name at the same place. */
async function paintedName(name: string): Promise<boolean[]> {
  const canvas = createCanvas(612 * SCALE, 792 * SCALE);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = 'black';
  const [line] = fitText(name, fieldMap.name, await textSetter(name, font)) ?? [];
  if (!line) throw new Error('the name does not fit');
  context.font = `${line.size * SCALE}px Certificate`;
  context.fillText(name, line.x * SCALE, canvas.height - line.y * SCALE);
  return inkOf(canvas, fieldMap.name);
}

describe('a certificate', () => {
  it('R-CRT-1 begins with the state’s own bytes, unchanged', async () => {
    const pdf = await certificateFor('Jo Roe');
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    const prefix = pdf.subarray(0, form.official.length);
    expect(sha256(prefix)).toBe(sha256(form.official));
    expect(pdf.length - prepared.length).toBeLessThan(4096);
  });

  it('R-CRT-2 carries the signature in its place, and the form before it did not', async () => {
    const before = inkOf(await pictureOfPdf(form.official), fieldMap.signature);
    const after = inkOf(await pictureOfPdf(await certificateFor('Jo Roe')), fieldMap.signature);
    expect(before.filter(Boolean)).toHaveLength(0);
    expect(after.filter(Boolean).length).toBeGreaterThan(500);
  });

  it('equal input gives equal bytes, also from a second maker', async () => {
    const other = await createCertificateMaker().append({
      form,
      texts: ownTexts('Jo Roe', DATE),
      about: ABOUT,
    });
    expect((await certificateFor('Jo Roe')).equals(Buffer.concat([prepared, other]))).toBe(true);
  });

  it('R-CRT-5 is right when read back', async () => {
    expect(await readBack(await certificateFor('Jo Roe'))).toEqual([]);
  });

  it('R-CRT-5 when name, date, signature or a fact is not there, then it is named', async () => {
    const right = await certificateFor('Jo Roe');
    const { facts } = form.expected;
    expect(await readBack(prepared)).toEqual(['the educator’s name', 'the date']);
    expect(await readBack(form.official)).toContain('the signature');
    expect(await readBack(right, { texts: ownTexts('Jo Row', DATE) })).toEqual([
      'the educator’s name',
    ]);
    expect(await readBack(right, { texts: ownTexts('Jo Roe', '11/24/2026') })).toEqual([
      'the date',
    ]);
    expect(await readBack(right, { facts: { ...facts, pduCount: 2 } })).toEqual([
      'Professional Development Units Earned',
    ]);
    expect(await readBack(right, { facts: { ...facts, title: 'Algebra' } })).toEqual([
      'Title of Activity',
    ]);
  });

  it.each(['Zoë Łukasiewicz', 'Nguyễn Thị Ánh', 'Ωμέγα Иванова', 'O’Brien-Śmith'])(
    'R-CRT-11 prints the glyphs of %s, pixel by pixel',
    async (name) => {
      const printed = inkOf(await pictureOfPdf(await certificateFor(name)), fieldMap.name);
      expect(agreement(printed, await paintedName(name))).toBeGreaterThan(0.7);
      expect(agreement(printed, await paintedName('Lorem Ipsum Dolor'))).toBeLessThan(0.4);
    },
  );

  it('R-CRT-4 a form that was prepared with another font keeps to that font', async () => {
    const fontBytes = readFileSync(createRequire(import.meta.url).resolve(FONT));
    const { official } = form;
    const older = await prepareForm({ official, fieldMap, signaturePng, fontBytes });
    const preparation = { appended: older.appended, slot: writeSlot(older.slot) };
    const olderForm = { ...form, id: 'older', preparation };
    const name = 'Zoë Łukasiewicz';
    const appended = await maker.append({
      form: olderForm,
      texts: ownTexts(name, DATE),
      about: ABOUT,
    });
    const pdf = Buffer.concat([official, older.appended, appended]);
    expect(await readBack(pdf, { texts: ownTexts(name, DATE) })).toEqual([]);
    const printed = inkOf(await pictureOfPdf(pdf), fieldMap.name);
    expect(agreement(printed, await paintedName(name))).toBeGreaterThan(0.7);
  });

  it('R-CRT-11 a long name shrinks, then takes two lines, and is read back whole', async () => {
    const name = 'Maria Guadalupe Hernández-Villanueva of the Upper Missouri River Valley '
      .repeat(2)
      .trim();
    expect(fitText(name, fieldMap.name, await textSetter(name, font))).toHaveLength(2);
    expect(await readBack(await certificateFor(name), { texts: ownTexts(name, DATE) })).toEqual([]);
  });

  it('R-CRT-11 says which characters can’t be printed instead of printing boxes', () => {
    expect(maker.unprintableCharacters('Zoë 😀 𒀀 \u0007')).toEqual(['😀', '𒀀', '\u0007']);
    expect(maker.unprintableCharacters('Łukasz Ångström 李 שלום')).toEqual([]);
  });
});
