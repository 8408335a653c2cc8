import type { Services } from './ports.ts';
import type { Certificate, Form, PduEvent } from './records.ts';
import { wholePdf } from './whole-pdf.ts';

/** Something that does not add up any more. */
export interface Finding {
  code: 'COUNT_DIFFERS' | 'VOIDED_DIFFERS' | 'FORM_CHANGED' | 'CERTIFICATE_CHANGED';
  eventId: string;
  /** What was found and what it should be, in words for the operator. */
  message: string;
}

/**
 * Compares every event's count with its certificates (R-CNT-2), and every certificate with the hash
 * that it was issued under, official form included (R-CRT-4). Reads only.
 */
export async function* checkRecords(services: Services): AsyncGenerator<Finding> {
  for await (const event of services.store.events.everywhere()) {
    const certificates = await services.store.certificates.listAll(event.id);
    yield* checkCounts(event, certificates);
    yield* checkFiles(services, event, certificates);
  }
}

function* checkCounts(event: PduEvent, certificates: readonly Certificate[]): Generator<Finding> {
  const standing = certificates.filter(({ status }) => status === 'issued').length;
  const voided = certificates.length - standing;
  if (standing !== event.certificateCount) {
    const message = `the event counts ${event.certificateCount} certificates, but ${standing} stand`;
    yield { code: 'COUNT_DIFFERS', eventId: event.id, message };
  }
  if (voided !== event.voidedCount) {
    const message = `the event counts ${event.voidedCount} voided certificates, but there are ${voided}`;
    yield { code: 'VOIDED_DIFFERS', eventId: event.id, message };
  }
}

async function* checkFiles(
  services: Services,
  event: PduEvent,
  certificates: readonly Certificate[],
): AsyncGenerator<Finding> {
  const forms = new Map<string, Form | null>();
  for (const { formId, serial, appended, sha256 } of certificates) {
    if (!forms.has(formId)) {
      const form = await services.store.forms.find(formId);
      forms.set(formId, form);
      if (!form || services.sha256(form.official) !== form.sha256) {
        const message = `form ${formId} is not the file that was uploaded`;
        yield { code: 'FORM_CHANGED', eventId: event.id, message };
      }
    }
    const form = forms.get(formId);
    if (form && services.sha256(wholePdf(form, appended)) === sha256) continue;
    const message = `certificate ${serial} is not the file that was issued`;
    yield { code: 'CERTIFICATE_CHANGED', eventId: event.id, message };
  }
}
