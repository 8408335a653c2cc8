import type { Services } from '../ports.ts';
import type { Certificate, Finding, Form, PduEvent } from '../records.ts';
import { wholePdf } from '../certificates/whole-pdf.ts';

/**
 * Compares every event's count with its certificates (R-CNT-2), and every certificate with the hash
 * that it was issued under, official form included (R-CRT-4). A purged event has its serials for
 * them (R-REC-1). Reads only.
 */
export async function* checkRecords(services: Services): AsyncGenerator<Finding> {
  for await (const { id } of services.store.events.everywhere()) {
    const quiet = await readQuietly(services, id);
    if (!quiet) continue;
    yield* checkCounts(quiet.event, await countOf(services, quiet.event, quiet.certificates));
    yield* checkFiles(services, quiet.event, quiet.certificates);
  }
}

/** A crowd that claims all the time is left for the next check. */
const READS_AT_MOST = 10;

/**
 * An event and its certificates as they were together, though claims go on while we look: an issue
 * raises the count and a void the other, so nothing happened in between when both are the same.
 */
async function readQuietly(
  { store, log }: Services,
  eventId: string,
): Promise<{ event: PduEvent; certificates: Certificate[] } | null> {
  let before = await store.events.find(eventId);
  for (let reads = 0; reads < READS_AT_MOST; reads += 1) {
    const certificates = await store.certificates.listAll(eventId);
    const event = await store.events.find(eventId);
    if (!event) return null;
    if (before && countsOf(before) === countsOf(event)) return { event, certificates };
    before = event;
  }
  log.warn({ eventId }, 'an event was too busy to be checked');
  return null;
}

/** Certificates by their state; of a purged event the serials that are left in their place. */
async function countOf(
  { store }: Services,
  event: PduEvent,
  certificates: readonly Certificate[],
): Promise<Record<Certificate['status'], number>> {
  const count = { issued: 0, voided: 0 };
  for (const { status } of certificates) count[status] += 1;
  if (!event.purge) return count;
  for await (const { status } of store.certificates.eachPurged(event.id)) count[status] += 1;
  return count;
}

function* checkCounts(
  event: PduEvent,
  { issued: standing, voided }: Record<Certificate['status'], number>,
): Generator<Finding> {
  if (standing !== event.certificateCount) {
    const message = `the event counts ${event.certificateCount} certificates, but ${standing} stand`;
    yield { code: 'COUNT_DIFFERS', ...placeOf(event), message };
  }
  if (voided !== event.voidedCount) {
    const message = `the event counts ${event.voidedCount} voided certificates, but there are ${voided}`;
    yield { code: 'VOIDED_DIFFERS', ...placeOf(event), message };
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
        yield { code: 'FORM_CHANGED', ...placeOf(event), message };
      }
    }
    const form = forms.get(formId);
    if (form && services.sha256(wholePdf(form, appended)) === sha256) continue;
    const message = `certificate ${serial} is not the file that was issued`;
    yield { code: 'CERTIFICATE_CHANGED', ...placeOf(event), message };
  }
}

const countsOf = ({ certificateCount, voidedCount }: PduEvent): string =>
  `${certificateCount}/${voidedCount}`;

const placeOf = ({ id, hostId }: PduEvent) => ({ eventId: id, hostId });
