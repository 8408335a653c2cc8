import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import express from 'express';
import * as fontkit from 'fontkit';
import type { Connection } from 'mongoose';
import { PDFDocument } from 'pdf-lib';
import { z } from 'zod';
import { readBack } from '../../server/certificates/read-back.ts';
import { deriveFacts } from '../../server/domain/derive-facts.ts';
import type { Host } from '../../server/services/records.ts';
import type { DemoEvent } from '../../server/services/seed-demo.ts';

const FONT = readFileSync(
  createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
);
const Claim = z.object({ name: z.string() });
const SIZE = 13;

/** The same job as it is done elsewhere: each certificate drawn anew, whole, and inserted. */
export async function startRedrawServer(
  connection: Connection,
  { event, host }: { event: DemoEvent; host: Host },
): Promise<{ url: string; close: () => void }> {
  const certificates = connection.collection('redrawn');
  const app = express().use(express.json());
  app.post('/claims', async (request, response) => {
    const print = { name: Claim.parse(request.body).name, dateText: '11/23/2026' };
    const pdf = await redraw(event, host.signaturePng, print);
    const facts = deriveFacts(event.details, host);
    const missing = await readBack({ pdf, facts, fieldMap: event.fieldMap, decided: [], ...print });
    if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`);
    await certificates.insertOne({ serial: randomUUID(), ...print, pdf: Buffer.from(pdf) });
    response.json({ status: 'issued' });
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // `listen` on TCP always gives an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
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
