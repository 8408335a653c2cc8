import type { FieldMapOffer } from '../../contract/host.ts';
import type { FormLayout } from '../../domain/form-layout.ts';
import { looksAlike } from '../../domain/looks-alike.ts';
import { proposePlaces } from '../../domain/propose-places.ts';
import { notFound } from '../../errors.ts';
import type { Services } from '../ports.ts';
import type { Form, PduEvent } from '../records.ts';

/** So many forms are compared; hosts print in a row what looks alike. */
const FORMS_TO_COMPARE = 5;

/**
 * Where name, signature and date go on the latest form of an event, as far as it is known
 * (R-CRT-10): the places in use; else those that the host drew last on a form that looks alike;
 * else what the form itself shows. Errors: FORM_MISSING.
 */
export async function offerFieldMap(services: Services, event: PduEvent): Promise<FieldMapOffer> {
  const form = await services.store.forms.latestOfEvent(event.id);
  if (!form) throw notFound('FORM_MISSING', 'A form for this event');
  if (form.fieldMap) return { source: 'in-use', fieldMap: form.fieldMap };
  const layout = await services.maker.readLayout(form.official);
  const known = await findLookAlike(services, form, layout);
  return known
    ? { source: 'look-alike', fieldMap: known }
    : { source: 'found', ...proposePlaces(layout) };
}

async function findLookAlike(
  { store, maker }: Services,
  { hostId }: Form,
  layout: FormLayout,
): Promise<Form['fieldMap']> {
  for (const { official, fieldMap } of await store.forms.lastMapped(hostId, FORMS_TO_COMPARE)) {
    const known = await maker.readLayout(official);
    if (fieldMap && looksAlike(known, fieldMap, layout)) return fieldMap;
  }
  return null;
}
