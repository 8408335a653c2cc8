import {
  PDFArray,
  PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFStream,
  PDFWriter,
  drawObject,
} from 'pdf-lib';
import type { PreparedForm } from '../prepared-form.ts';
import { readUpdate } from './read-update.ts';

/**
 * A stand-in for a prepared form, for reading what a certificate appends to it: as long as the form,
 * with the same objects under the same numbers, but nothing on its pages except the places that
 * certificates fill, and without the file of the font, which nothing is read from. What is appended
 * to the form fits behind it byte for byte, and a reader gets to it in a fraction of the time.
 * Null when the form leaves no room for one.
 */
export async function makeTwin(form: PreparedForm): Promise<Uint8Array | null> {
  const lastXref = readUpdate(form.pdf)?.xref;
  if (lastXref === undefined) return null;
  const small = await writeTwin(form);
  const entry = Buffer.from(trailerBehind(small, { form, lastXref }), 'latin1');
  const isRoomy =
    small.byteLength <= lastXref && lastXref + entry.byteLength <= form.pdf.byteLength;
  if (!isRoomy) return null;
  // Blanks are ignored between objects.
  const twin = Buffer.alloc(form.pdf.byteLength, ' ');
  twin.set(small, 0);
  twin.set(entry, lastXref);
  return twin;
}

/** Where the reader is sent by what is appended: on to the twin's own list of objects. */
function trailerBehind(
  small: Uint8Array,
  { form, lastXref }: { form: PreparedForm; lastXref: number },
): string {
  const { Root } = form.document.context.trailerInfo;
  const own = readUpdate(small)?.xref ?? noRoom();
  return `xref\n0 0\ntrailer\n<</Size 1/Root ${String(Root)}/Prev ${own}>>\nstartxref\n${lastXref}\n%%EOF\n`;
}

async function writeTwin({ document, slot }: PreparedForm): Promise<Uint8Array> {
  const twin = PDFContext.create();
  const { Root } = document.context.trailerInfo;
  const tree = document.catalog.get(PDFName.of('Pages'));
  if (!(Root instanceof PDFRef) || !(tree instanceof PDFRef)) throw new Error('no tree of pages');
  twin.trailerInfo.Root = Root;
  twin.assign(Root, twin.obj({ Type: 'Catalog', Pages: tree }));
  for (const { objectNumber } of slot) copyInto(twin, document, PDFRef.of(objectNumber));
  const pages = document.getPages();
  const kids = pages.map(({ ref }) => ref);
  twin.assign(tree, twin.obj({ Type: 'Pages', Kids: kids, Count: kids.length }));
  for (const page of pages) twin.assign(page.ref, pageLike(page, twin, tree));
  const free = freeNumbers(twin, document);
  for (const { page, objectNumber } of slot) {
    const contents = PDFRef.of(free.pop() ?? noRoom());
    twin.assign(contents, twin.contentStream([drawObject('Place')]));
    const like = twin.lookup(kids[page] ?? noRoom(), PDFDict);
    like.set(PDFName.of('Contents'), contents);
    like.set(PDFName.of('Resources'), twin.obj({ XObject: { Place: PDFRef.of(objectNumber) } }));
  }
  return PDFWriter.forContext(twin, Number.POSITIVE_INFINITY).serializeToBuffer();
}

function noRoom(): never {
  throw new Error('the form has no object to spare');
}

/** Numbers of the form's objects that the twin has no use for, and that no certificate replaces. */
function freeNumbers(twin: PDFContext, { context }: PDFDocument): number[] {
  return context
    .enumerateIndirectObjects()
    .map(([ref]) => ref)
    .filter((ref) => !twin.lookup(ref) && ref !== context.trailerInfo.Info)
    .map(({ objectNumber }) => objectNumber);
}

const SHAPE = ['MediaBox', 'CropBox', 'Rotate', 'UserUnit'].map((key) => PDFName.of(key));

/** An empty page of the same shape. */
function pageLike({ node, doc }: PDFPage, twin: PDFContext, tree: PDFRef): PDFDict {
  const like = twin.obj({ Type: 'Page', Parent: tree });
  for (const key of SHAPE) {
    const value = node.getInheritableAttribute(key);
    const found = value && doc.context.lookup(value);
    if (found) like.set(key, found.clone(twin));
  }
  return like;
}

const FONT_FILE = PDFName.of('FontFile2');

/** An object with everything that it refers to, but the file of the font. */
function copyInto(twin: PDFContext, { context }: PDFDocument, from: PDFRef): void {
  const waiting = [from];
  for (let ref = waiting.pop(); ref; ref = waiting.pop()) {
    if (twin.lookup(ref)) continue;
    const copy = context.lookup(ref)?.clone(twin);
    if (!copy) continue;
    dictOf(copy)?.delete(FONT_FILE);
    twin.assign(ref, copy);
    waiting.push(...refsIn(copy));
  }
}

const dictOf = (object: PDFObject): PDFDict | null =>
  object instanceof PDFDict ? object : object instanceof PDFStream ? object.dict : null;

function refsIn(object: PDFObject): PDFRef[] {
  if (object instanceof PDFRef) return [object];
  const dict = dictOf(object);
  if (dict) return dict.values().flatMap(refsIn);
  return object instanceof PDFArray ? object.asArray().flatMap(refsIn) : [];
}
