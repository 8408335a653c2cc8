import { PDFName } from 'pdf-lib';
import type { EventFacts } from '../../domain/event-facts.ts';
import type { Fact } from '../../domain/form-facts/compare-facts.ts';
import type { OwnTexts } from '../../domain/own-texts.ts';
import type { FieldMap } from '../../domain/printed-facts.ts';
import type { PreparedForm } from '../prepared-form.ts';
import { missingTexts, readBack } from './read-back.ts';
import { readTexts } from './read-pdf.ts';
import { makeTwin } from './reading-twin.ts';
import { readUpdate } from './read-update.ts';

export interface ExpectedOnForm {
  form: PreparedForm;
  fieldMap: FieldMap;
  /** What was put behind the form for this educator. */
  appended: Uint8Array;
  facts: EventFacts;
  texts: OwnTexts;
  decided: readonly Fact[];
}

/** What is known of a prepared form, whose bytes never change. */
interface Proof {
  /** Facts and decisions for which a certificate on this form was read whole and found right. */
  facts: Set<string>;
  twin: Uint8Array | null;
}

const proofs = new WeakMap<PreparedForm, Proof>();

/**
 * Reads a certificate back and answers what is missing (R-CRT-5). The first on a form is read whole.
 * Of those after it only what was appended is read, since the form's own bytes, and with them facts
 * and signature, are the same as in the first: as long as nothing but the places for name and date
 * is replaced. In any other case it is read whole again.
 */
export async function readBackAgain(expected: ExpectedOnForm): Promise<string[]> {
  const { form, appended, facts, decided } = expected;
  const proof = proofs.get(form);
  const key = JSON.stringify([facts, decided]);
  if (proof?.twin && proof.facts.has(key) && replacesPlacesOnly(form, appended))
    return missingTexts(await readAppended(proof.twin, expected), expected);
  const missing = await readBack({ ...expected, pdf: Buffer.concat([form.pdf, appended]) });
  if (missing.length === 0) await remember(expected, key);
  return missing;
}

const readAppended = (twin: Uint8Array, { form, appended }: ExpectedOnForm) =>
  readTexts(
    Buffer.concat([twin, appended]),
    form.slot.map(({ page }) => page),
  );

/** Keeps the proof; a twin that does not show what the whole shows is of no use. */
async function remember(expected: ExpectedOnForm, key: string): Promise<void> {
  const { form } = expected;
  const known = proofs.get(form);
  if (known) known.facts.add(key);
  else proofs.set(form, { facts: new Set([key]), twin: await usableTwin(expected) });
}

async function usableTwin(expected: ExpectedOnForm): Promise<Uint8Array | null> {
  try {
    const twin = await makeTwin(expected.form);
    if (!twin) return null;
    const missing = missingTexts(await readAppended(twin, expected), expected);
    return missing.length === 0 ? twin : null;
  } catch {
    // Then every certificate of this form is read whole, which is slower and as right.
    return null;
  }
}

/** Nothing that the form shows is replaced, and the tree of its pages stays the same. */
function replacesPlacesOnly({ pdf, slot, document }: PreparedForm, appended: Uint8Array): boolean {
  const update = readUpdate(appended);
  const before = readUpdate(pdf);
  if (!update || !before || update.previousXref !== before.xref) return false;
  const { root, info, preferences } = update;
  const own = new Set([...slot.map(({ objectNumber }) => objectNumber), root, info, preferences]);
  const isOwn = (number: number) => number >= before.size || own.has(number);
  const isSameTree = update.pages === String(document.catalog.get(PDFName.of('Pages')));
  return root === before.root && isSameTree && update.objects.every(isOwn);
}
