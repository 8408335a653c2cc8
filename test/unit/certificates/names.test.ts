import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts, createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { createCertificateMaker } from '../../../server/certificates/certificate-maker.ts';
import { fitText } from '../../../server/certificates/letters/fit-text.ts';
import { readBack as readWhole } from '../../../server/certificates/reading/read-back.ts';
import { FONT_BYTES, openFont } from '../../../server/certificates/letters/name-font.ts';
import { textSetter } from '../../../server/certificates/letters/text-setter.ts';
import { findWideFont } from '../../../server/certificates/letters/wide-fonts.ts';
import { readDemo } from '../../../server/demo.ts';
import { deriveFacts } from '../../../server/domain/derive-facts.ts';
import { mixesDirections } from '../../../server/domain/name-script.ts';
import { ownTexts } from '../../support/events/about.ts';
import { SCALE, agreement, inkOf, pictureOfPdf } from '../../support/pictures/picture-of-pdf.ts';

const maker = createCertificateMaker();
const own = openFont(FONT_BYTES);
const dateText = '11/25/2026';
const { events, host } = readDemo({ issuer: 'i', clientId: 'c', deploymentId: 'd', origin: 'o' });
const [course = noCourse()] = events;
const { form: official, fieldMap } = course;

function noCourse(): never {
  throw new Error('the demo has no course');
}

const certificateFor = (name: string): Promise<Uint8Array> =>
  maker.preview({
    official,
    fieldMap,
    signaturePng: host.signaturePng,
    texts: ownTexts(name, dateText),
  });

const readBack = (pdf: Uint8Array, name: string) =>
  readWhole({
    pdf,
    facts: deriveFacts(course.details, host),
    texts: ownTexts(name, dateText),
    fieldMap,
    decided: [],
  });

/** The whole, uncut fonts, for a painter that is not ours. */
function painterFonts(name: string): string {
  const files = [...name].flatMap((letter) => findWideFont(letter, name) ?? []);
  const families = new Set<string>();
  const plain = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
  GlobalFonts.register(readFileSync(plain), 'Plain');
  for (const file of files.filter(({ id }) => id !== 'dejavu')) {
    const family = `Whole ${file.id.replaceAll(/\W/g, ' ')}`;
    if (!GlobalFonts.has(family)) GlobalFonts.register(file.read(), family);
    families.add(family);
  }
  // Blanks come from the font of the letters, so the plain one is the last.
  return [...families, 'Plain'].map((family) => `"${family}"`).join(', ');
}

/** What Skia makes of a name at the place and in the size of `placed`. */
async function paintedName(name: string, placed = name): Promise<boolean[]> {
  const canvas = createCanvas(612 * SCALE, 792 * SCALE);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = 'black';
  const [line] = fitText(placed, fieldMap.name, await textSetter(placed, own)) ?? [];
  if (!line) throw new Error('the name does not fit');
  context.font = `400 ${line.size * SCALE}px ${painterFonts(name)}`;
  // The files begin at their thinnest; certificates are set in the regular weight.
  context.fontVariationSettings = '"wght" 400';
  // The form’s font is set letter by letter.
  if (painterFonts(name) === '"Plain"') context.fontKerning = 'none';
  context.textAlign = 'left';
  context.fillText(name, line.x * SCALE, canvas.height - line.y * SCALE);
  return inkOf(canvas, fieldMap.name);
}

const NAMES = [
  ['Łukasz Đặng', 'Łukasz Dang'],
  ['Zoë', 'Zoe'],
  ['李雷', '李霜'],
  ['山田太郎', '山田犬郎'],
  ['محمد عبد الله', 'هللا دبع دمحم'],
  ['שרה כהן', 'ןהכ הרש'],
  ['अनिता शर्मा', 'अनीता शरमा'],
  ['Ωμέγα', 'Όμεγα'],
  ['Иван', 'Нван'],
  [
    'Maria Guadalupe Hernández-Villanueva of the Missouri Valleys',
    'Maria Guadalupe Fernández-Villanueva of the Missouri Valley',
  ],
  // A name of the Flathead Reservation: an accent that no character has joined.
  ['Ql\u0313ispé', 'Qlispé'],
  ['김민수', '김민주'],
] as const;

describe('a name of any script', () => {
  it.each(NAMES)(
    'R-CRT-11 %s is printed as Skia paints it from the whole font, and reads back',
    async (name, other) => {
      expect(maker.unprintableCharacters(name)).toEqual([]);
      const pdf = await certificateFor(name);
      const printed = inkOf(await pictureOfPdf(pdf), fieldMap.name);
      const right = agreement(printed, await paintedName(name));
      expect(right).toBeGreaterThan(0.6);
      expect(agreement(printed, await paintedName(other, name))).toBeLessThan(right - 0.02);
      expect(await readBack(pdf, name)).toEqual([]);
      expect(await readBack(pdf, other)).toEqual(['the educator’s name']);
    },
  );

  it.each(['李雷', 'محمد عبد الله', 'अनिता शर्मा'])(
    'equal input gives equal bytes, also for %s',
    async (name) => {
      const [one, other] = [await certificateFor(name), await certificateFor(name)];
      expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
    },
  );

  it.each(['سلام الاسلام', 'عبد الرحمن الشّريف', 'שָׁלוֹם כהן', 'Anna 李', 'さくら 渡辺'])(
    'R-CRT-5 %s reads back, with joined letters, vowel signs and two fonts',
    async (name) => {
      expect(await readBack(await certificateFor(name), name)).toEqual([]);
    },
  );

  it('R-CRT-11 letters read from both sides are known as what can’t be printed right', () => {
    expect(mixesDirections('Sarah שרה')).toBe(true);
    expect(mixesDirections('שרה 2')).toBe(true);
    expect(mixesDirections('שרה כהן-לוי')).toBe(false);
    expect(mixesDirections('Sarah')).toBe(false);
  });
});
