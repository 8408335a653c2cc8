import { describe, expect, it } from 'vitest';
import { createCertificateMaker } from '../../../server/certificates/certificate-maker.ts';
import { readLayout } from '../../../server/certificates/reading/read-layout.ts';
import { readPdf } from '../../../server/certificates/reading/read-pdf.ts';
import { readDemo } from '../../../server/demo.ts';
import { looksAlike } from '../../../server/domain/looks-alike.ts';
import { proposePlaces } from '../../../server/domain/propose-places.ts';
import { ownTexts } from '../../support/events/about.ts';
import { officialForm, officialMap } from '../../support/events/real-event.ts';
import { type MadeForm, madeForm } from '../../support/pictures/made-forms.ts';
import { inkOf, pictureOfPdf } from '../../support/pictures/picture-of-pdf.ts';
import { corpusForm } from '../../support/sample-forms/corpus.ts';

const maker = createCertificateMaker();
const { signaturePng } = readDemo({
  issuer: 'i',
  clientId: 'c',
  deploymentId: 'd',
  origin: 'o',
}).host;

const propose = async (...pages: MadeForm[]) =>
  proposePlaces(await readLayout(await madeForm(...pages)));

describe('where name, signature and date go', () => {
  it.each(['reading-course', 'conference-session'])(
    'R-CRT-10 is found by the labels at the empty lines of %s',
    async (slug) => {
      const { fieldMap, found } = proposePlaces(await readLayout(officialForm(slug)));
      expect(found).toEqual({ name: 'label', signature: 'label', date: 'label' });
      expect(fieldMap.name).toMatchObject({ page: 0, x: 54, width: 316.5 });
      expect(fieldMap.signature).toMatchObject({ page: 0, x: 54, width: 288 });
      expect(fieldMap.date).toMatchObject({ page: 0, x: 385.5, width: 165 });
      const picture = await pictureOfPdf(officialForm(slug));
      for (const box of Object.values(fieldMap)) {
        expect(inkOf(picture, box).filter(Boolean)).toEqual([]);
      }
    },
  );

  it('R-CRT-10 is found where a word processor drew the lines as borders of cells', async () => {
    const { found, fieldMap } = proposePlaces(await readLayout(corpusForm('libreoffice')));
    expect(found).toEqual({ name: 'label', signature: 'label', date: 'label' });
    const picture = await pictureOfPdf(corpusForm('libreoffice'));
    for (const box of Object.values(fieldMap)) {
      expect(inkOf(picture, box).filter(Boolean)).toEqual([]);
    }
  });

  it('R-CRT-10 is found by the fields of an interactive form before any label', async () => {
    const { fieldMap, found } = await propose({
      texts: [['Name', 50, 600]],
      lines: [[90, 600, 200]],
      fields: [
        ['providerName', 50, 500, 200, 20],
        ['educatorName', 50, 400, 200, 20],
        ['provider_signature', 50, 300, 200, 40],
        ['date_signed', 300, 300, 100, 20],
      ],
    });
    expect(found).toEqual({ name: 'field', signature: 'field', date: 'field' });
    expect(fieldMap.name.y).toBeCloseTo(400, -1);
    expect(fieldMap.signature.y).toBeCloseTo(300, -1);
  });

  it('R-CRT-10 labels before a line, above it, and with typed underscores', async () => {
    const { fieldMap, found } = await propose({
      texts: [
        ['Name of Educator:', 50, 700],
        ['Date of Birth', 50, 640],
        ['Authorized signature', 50, 330],
        ['Date: ____________________', 350, 300],
        ['Name of Instructor:', 50, 660],
      ],
      lines: [
        [140, 700, 200],
        [140, 660, 200],
        [140, 640, 200],
        [50, 300, 200],
      ],
    });
    expect(found).toEqual({ name: 'label', signature: 'label', date: 'label' });
    expect(fieldMap.name).toMatchObject({ x: 140, width: 200 });
    expect(fieldMap.name.y).toBeCloseTo(701, 0);
    expect(fieldMap.signature.y).toBeCloseTo(301, 0);
    expect(fieldMap.date.x).toBeGreaterThan(365);
    expect(fieldMap.date.y).toBeLessThan(305);
  });

  it('R-CRT-10 places for serial and e-mail are found where the form has them', async () => {
    const { fieldMap, found } = await propose({
      texts: [
        ['Name', 50, 700],
        ['E-mail address:', 50, 660],
        ['Provider e-mail:', 50, 620],
        ['Certificate number', 50, 90],
      ],
      lines: [
        [90, 700, 200],
        [140, 660, 200],
        [140, 620, 200],
        [50, 102, 200],
      ],
    });
    expect(found).toMatchObject({ name: 'label', serial: 'label', email: 'label' });
    expect(fieldMap.email?.y).toBeCloseTo(661, 0);
    expect(fieldMap.serial?.y).toBeCloseTo(103, 0);
  });

  it('R-CRT-10 what has been written on, or is not there, is not found and not made up', async () => {
    const { fieldMap, found } = await propose({
      texts: [
        ['Name', 50, 588],
        ['Somebody Else', 60, 603],
        ['You may sign here, or let somebody sign the date for you', 50, 500],
      ],
      lines: [
        [50, 600, 200],
        [50, 498, 300],
      ],
    });
    expect(found).toEqual({ name: 'nothing', signature: 'nothing', date: 'nothing' });
    expect(fieldMap.name.page).toBe(0);
  });

  it('R-CRT-10 is found on the second page, and on one that is turned and cropped', async () => {
    const labels: MadeForm = {
      texts: [['Signature', 220, 400]],
      lines: [[220, 412, 200]],
    };
    const second = await propose({ texts: [['Certificate', 50, 700]] }, labels);
    expect(second.fieldMap.signature).toMatchObject({ page: 1, x: 220, width: 200 });
    const cropped = await propose({ ...labels, crop: [100, 200, 400, 400] });
    expect(cropped.fieldMap.signature).toMatchObject({ page: 0, x: 120, width: 200 });
    expect(cropped.fieldMap.signature.y).toBeCloseTo(213, 0);
  });
});

describe('forms that look alike', () => {
  const layouts = async () =>
    Promise.all(
      ['reading-course', 'conference-session'].map((slug) => readLayout(officialForm(slug))),
    );

  it('R-CRT-10 are those with the same sizes and texts, whatever their facts', async () => {
    const [course, session] = await layouts();
    if (!course || !session) throw new Error('there are two forms');
    expect(looksAlike(course, officialMap(), session)).toBe(true);
    const other = await readLayout(await madeForm({ texts: [['Name', 54, 615]] }));
    expect(looksAlike(course, officialMap(), other)).toBe(false);
    const wider = { ...session, pages: [{ width: 620, height: 792 }] };
    expect(looksAlike(course, officialMap(), wider)).toBe(false);
    const moved = session.texts.map((text) => ({ ...text, y: text.y - 9 }));
    expect(looksAlike(course, officialMap(), { ...session, texts: moved })).toBe(false);
  });
});

describe('a page that is cropped or turned', () => {
  const fieldMap = {
    name: { page: 0, x: 30, y: 100, width: 200, height: 20 },
    signature: { page: 0, x: 30, y: 40, width: 150, height: 40 },
    date: { page: 0, x: 200, y: 40, width: 100, height: 20 },
  };

  it.each([
    [0, [0, 0, 612, 792]],
    [0, [100, 150, 400, 500]],
    [90, [100, 150, 400, 500]],
    [180, [100, 150, 400, 500]],
    [270, [100, 150, 400, 500]],
    [-90, [-50, -20, 500, 600]],
  ] as const)(
    'R-CRT-10 turned by %i, cropped to %j: name, date and signature stand upright in their boxes',
    async (rotation, [left, bottom, width, height]) => {
      const official = await madeForm({ rotation, crop: [left, bottom, width, height] });
      const pdf = await maker.preview({
        official,
        fieldMap,
        signaturePng,
        texts: ownTexts('Jo Roe', '11/23/2026'),
      });
      const picture = await pictureOfPdf(pdf);
      const ink = (box: typeof fieldMap.name) => inkOf(picture, box).filter(Boolean).length;
      expect(ink(fieldMap.name)).toBeGreaterThan(100);
      expect(ink(fieldMap.signature)).toBeGreaterThan(300);
      expect(ink(fieldMap.date)).toBeGreaterThan(100);
      const everything = { page: 0, x: 0, y: 0, width: 380, height: 380 };
      const inside = ink(fieldMap.name) + ink(fieldMap.signature) + ink(fieldMap.date);
      // The edge of a stroke may cross the edge of its box by a pixel.
      expect(inside / ink(everything)).toBeGreaterThan(0.99);
      const { pieces } = await readPdf(pdf);
      const name = pieces.find(({ text }) => text === 'Jo Roe');
      expect(name?.x).toBeCloseTo(30, 0);
      expect(name?.y).toBeGreaterThan(100);
    },
  );
});
