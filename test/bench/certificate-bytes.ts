import { createCertificateMaker } from '../../server/certificates/certificate-maker.ts';
import { DEMO_COURSE_ID, readDemo } from '../../server/demo.ts';
import { tryOutSites } from '../../server/try-out.ts';
import { ABOUT, ownTexts } from '../support/events/about.ts';
import { formInUse } from '../support/events/form-in-use.ts';
import { type Figure, figure } from './figure.ts';
import { redraw } from './redraw.ts';

const PRINT = { name: 'Maria Guadalupe Hernández-Villanueva', dateText: '11/23/2026' };

/** Bytes to store for one certificate with a Latin name, against the size of one drawn anew. */
export async function certificateBytes(): Promise<Figure> {
  const { events, host } = readDemo(tryOutSites(0));
  const event = events.find(({ id }) => id === DEMO_COURSE_ID);
  if (!event) throw new Error('the demo has no course');
  const maker = createCertificateMaker();
  const { form: official, fieldMap } = event;
  const now = new Date();
  const preparation = await maker.prepare({
    official,
    fieldMap,
    signaturePng: host.signaturePng,
    now,
  });
  const form = formInUse({ official, fieldMap, preparation });
  return figure({
    name: 'certificate-bytes',
    unit: 'bytes',
    better: 'low',
    ours: (await maker.append({ form, texts: ownTexts(PRINT.name, PRINT.dateText), about: ABOUT }))
      .byteLength,
    baseline: (await redraw(event, host.signaturePng, PRINT)).byteLength,
  });
}
