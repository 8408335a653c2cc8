import { describe, expect, it } from 'vitest';
import { checkForm } from '../../../server/certificates/guard/check-form.ts';
import { type PdfThread, createPdfThread } from '../../../server/certificates/guard/pdf-thread.ts';
import type { EventFacts } from '../../../server/domain/event-facts.ts';
import {
  CORPUS_FACTS,
  chromiumForm,
  corpusForm,
  corpusNames,
} from '../../support/sample-forms/corpus.ts';
import { flipBytes, seeded } from '../../support/sample-forms/flip-bytes.ts';

const thread = createPdfThread();

const check = (pdf: Uint8Array, change: Partial<EventFacts> = {}, by: PdfThread = thread) =>
  checkForm(by, { pdf, facts: { ...CORPUS_FACTS, ...change } });

const codes = async (pdf: Uint8Array) => (await check(pdf)).problems.map(({ code }) => code);

const LOCKED = ['encrypted', 'owner-only'];
const SCANS = ['scan', 'scan-blank'];
const isBlankName = (name: string) => name.endsWith('-blank') || name.endsWith('white');
const readable = corpusNames().filter(
  (name) => ![...LOCKED, ...SCANS].includes(name) && !isBlankName(name),
);
const blank = corpusNames().filter((name) => isBlankName(name) && name !== 'scan-blank');

/** Each fact changed in turn, as another event has it. */
const OTHERS: [fact: string, change: Partial<EventFacts>][] = [
  ['titleOfActivity', { title: 'Reading Aloud with a Purpose' }],
  ['nameOfInstructor', { instructorNames: ['Marisol Vega', 'Bo Roe'] }],
  ['beginningAndEndingDates', { startDate: '2025-09-01', endDate: '2026-08-31' }],
  ['beginningAndEndingDates', { endDate: '2027-08-30' }],
  ['approvedProviderName', { hostName: 'Big Sky School District' }],
  ['providersPhone', { hostPhone: '(406) 555-0143' }],
  ['location', { location: { kind: 'place', city: 'Helena', zip: '59601', state: 'MT' } }],
  ['unitsEarned', { pduCount: 2 }],
];

describe('forms of other programs', () => {
  it('R-CRT-6 there are enough of them', () => {
    expect(readable.length).toBeGreaterThanOrEqual(11);
    expect(blank.length).toBeGreaterThanOrEqual(10);
  });

  it.each(readable)('R-CRT-6 every fact is found in %s', async (name) => {
    const { problems, findings } = await check(corpusForm(name));
    expect(problems).toEqual([]);
    expect(findings?.facts.filter(({ verdict }) => verdict !== 'found')).toEqual([]);
  });

  it.each(readable)('R-CRT-6 in %s just the fact that differs is named', async (name) => {
    for (const [fact, change] of OTHERS) {
      const { findings } = await check(corpusForm(name), change);
      const wrong = findings?.facts.filter(({ verdict }) => verdict !== 'found');
      expect(wrong?.map((one) => [one.fact, one.verdict])).toEqual([[fact, 'differs']]);
    }
  });

  it.each(blank)('R-CRT-6 %s is blank', async (name) => {
    expect(await codes(corpusForm(name))).toEqual(['FORM_BLANK']);
  });

  it('R-CRT-6 of a scan nothing is read, and nothing is held against it', async () => {
    const { problems, findings } = await check(corpusForm('scan'));
    expect(problems).toEqual([]);
    expect(findings).toMatchObject({ isTextless: true, signs: { letterCount: 0 } });
    expect(new Set(findings?.facts.map(({ verdict }) => verdict))).toEqual(new Set(['not-found']));
  });

  it('R-CRT-6 what is encrypted is refused; the password is for reading only', async () => {
    expect(await codes(corpusForm('encrypted'))).toEqual(['FORM_LOCKED']);
    expect(await codes(corpusForm('owner-only'))).toEqual(['FORM_ENCRYPTED']);
    const locked = { pdf: corpusForm('encrypted'), facts: CORPUS_FACTS };
    const wrong = await checkForm(thread, { ...locked, password: 'guess' });
    expect(wrong.problems.map(({ code }) => code)).toEqual(['FORM_PASSWORD_WRONG']);
    const right = await checkForm(thread, { ...locked, password: 'secret' });
    expect(right.problems.map(({ code }) => code)).toEqual(['FORM_ENCRYPTED']);
    expect(right.problems[0]?.message).toContain('Nothing else was found to be wrong');
    const other = { ...locked, facts: { ...CORPUS_FACTS, pduCount: 2 }, password: 'secret' };
    const both = (await checkForm(thread, other)).problems.map(({ code }) => code);
    expect(both).toEqual(['FORM_ENCRYPTED', 'FORM_FACT_DIFFERS']);
    expect(right.findings?.facts.every(({ verdict }) => verdict === 'found')).toBe(true);
  });
});

describe('damaged and hostile files', () => {
  it('R-CRT-6 what was cut off is refused, wherever it was cut', async () => {
    const whole = chromiumForm();
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const cut = whole.slice(0, Math.floor((whole.length * tenth) / 10));
      const { problems } = await check(cut);
      expect([tenth, problems.length > 0]).toEqual([tenth, true]);
    }
  });

  /**
   * 5,000 flips are defined by their seeds; each run takes every tenth from a start that the day
   * chooses, since all of them take five minutes. No flip may make another event’s form right.
   */
  it('R-CRT-6 random flips of bytes never crash it, and never make a wrong form right', async () => {
    const names = ['reportlab', 'acroform', 'object-streams', 'chromium-linearized'];
    const first = Math.floor(Date.now() / 86_400_000) % STEP;
    for (let seed = first; seed < FLIPS; seed += STEP) {
      const form = corpusForm(names[seed % names.length] ?? '');
      const flipped = flipBytes(form, seeded(seed));
      const [, change] = OTHERS[seed % OTHERS.length] ?? [];
      const { problems, findings } = await check(flipped, change);
      const isRight =
        problems.length === 0 && findings?.facts.every(({ verdict }) => verdict === 'found');
      expect([seed, isRight]).toEqual([seed, false]);
    }
    expect(await codes(corpusForm('reportlab'))).toEqual([]);
  }, 120_000);

  it('R-CRT-6 one that takes too long is stopped with a refusal, and the next one is read', async () => {
    const hasty = createPdfThread({ milliseconds: 1, heapMegabytes: 256, growthMegabytes: 1000 });
    const { problems } = await check(chromiumForm(), {}, hasty);
    expect(problems.map(({ code }) => code)).toEqual(['FORM_TOO_HEAVY']);
    expect(await codes(chromiumForm())).toEqual([]);
  });

  it('R-CRT-6 one that swells is stopped, and the server goes on', async () => {
    const poor = createPdfThread({
      milliseconds: 60_000,
      heapMegabytes: 16,
      growthMegabytes: 1000,
    });
    const { problems } = await check(chromiumForm(), {}, poor);
    expect(problems.map(({ code }) => code)).toEqual(['FORM_TOO_HEAVY']);
    expect(await codes(chromiumForm())).toEqual([]);
  });
});

const FLIPS = 5000;
const STEP = 10;
