import { notFound } from '../errors.ts';
import type { Services } from './ports.ts';
import type { PduEvent } from './records.ts';

/**
 * A page of the latest form as a PNG, to be looked at beside the event; pages count from 0. Errors:
 * FORM_MISSING, FORM_PAGE_MISSING.
 */
export async function showFormPage(
  { store, maker }: Services,
  event: PduEvent,
  page: number,
): Promise<Uint8Array> {
  const form = await store.forms.latestOfEvent(event.id);
  if (!form) throw notFound('FORM_MISSING', 'A form for this event');
  const png = await maker.drawPage({ pdf: form.official, page });
  if (!png) throw notFound('FORM_PAGE_MISSING', 'This page of the form');
  return png;
}
