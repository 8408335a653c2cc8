import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import * as fontkit from 'fontkit';
import type { Connection } from 'mongoose';
import { PDFDocument } from 'pdf-lib';
import { readBack } from '../../server/certificates/reading/read-back.ts';
import { deriveFacts } from '../../server/domain/derive-facts.ts';
import type { Host } from '../../server/services/records.ts';
import { ownTexts } from '../support/events/about.ts';
import type { DemoEvent } from '../../server/services/seed-demo.ts';

const FONT = readFileSync(
  createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
);
const SIZE = 13;

/**
 * Issues as it is done elsewhere: the certificate is drawn anew, whole, read back the same way, and
 * inserted.
 */
export function redrawIssuer(
  connection: Connection,
  { event, host }: { event: DemoEvent; host: Host },
): (name: string) => Promise<void> {
  const certificates = connection.collection('redrawn');
  const facts = deriveFacts(event.details, host);
  return async (name) => {
    const texts = ownTexts(name, '11/23/2026');
    const pdf = await redraw(event, host.signaturePng, texts);
    const missing = await readBack({ pdf, facts, fieldMap: event.fieldMap, decided: [], texts });
    if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`);
    await certificates.insertOne({ ...texts, serial: randomUUID(), pdf: Buffer.from(pdf) });
  };
}

/** One certificate with the whole font in it. */
export async function redraw(
  { form, fieldMap }: DemoEvent,
  signaturePng: Uint8Array,
  { name, dateText }: { name: string; dateText: string },
): Promise<Uint8Array> {
  const document = await PDFDocument.load(form);
  // pdf-lib's own type for fontkit is older than fontkit's; both are the same library.
  document.registerFontkit(fontkit as never);
  const font = await document.embedFont(FONT, { subset: false });
  const page = document.getPage(0);
  const drop = SIZE * 0.25;
  for (const [text, box] of [
    [name, fieldMap.name],
    [dateText, fieldMap.date],
  ] as const) {
    page.drawText(text, { x: box.x, y: box.y + drop, size: SIZE, font });
  }
  const image = await document.embedPng(signaturePng);
  const { x, y, width, height } = fieldMap.signature;
  page.drawImage(image, { x, y, ...image.scaleToFit(width, height) });
  return document.save();
}
