import { calendarDay } from '../../domain/calendar-day.ts';
import { fileName } from '../../domain/file-name.ts';
import type { FieldMap } from '../../domain/printed-facts.ts';
import { notFound } from '../../errors.ts';
import { requireSignature } from '../certificates/allowed-signature.ts';
import { refuseUnprintable } from '../certificates/claim-certificate.ts';
import type { Download } from '../certificates/download-certificate.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

/**
 * A certificate to look at before the places are used: made exactly as it would be issued today,
 * but neither stored nor counted (R-CRT-10). Errors: FORM_MISSING, SIGNATURE_MISSING,
 * SIGNATURE_NOT_ALLOWED, FORM_MAP_OUTSIDE, NAME_NOT_PRINTABLE, NAME_TOO_LONG, PLACE_TOO_SMALL.
 */
export async function previewCertificate(
  services: Services,
  { event, fieldMap, name }: { event: PduEvent; fieldMap: FieldMap; name: string },
): Promise<Download> {
  const { store, maker, now } = services;
  const [form, host] = await Promise.all([
    store.forms.latestOfEvent(event.id),
    store.hosts.find(event.hostId),
  ]);
  if (!form || !host) throw notFound('FORM_MISSING', 'A form for this event');
  requireSignature(services, host);
  refuseUnprintable(services, name);
  const pdf = await maker.preview({
    official: form.official,
    fieldMap,
    signaturePng: host.signaturePng,
    texts: {
      name: name.normalize('NFC'),
      dateText: calendarDay(now(), host.timeZone),
      ...SAMPLES,
    },
  });
  const named = fileName({ facts: { titleOfActivity: event.facts.title }, name });
  return { pdf, fileName: `PREVIEW - ${named}` };
}

/** As long as real ones. */
const SAMPLES = {
  serial: '2345-6789-ABCD-EFGH-JKLM-NPQR-STUV',
  email: 'firstname.lastname@school.example.org',
};
