import { allowedSignature } from './allowed-signature.ts';
import { auditOf } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { Form, Host, PduEvent } from '../records.ts';

/**
 * The form on which an event issues now, signed as its signatory has agreed to; null while there is
 * none, and claims wait (R-CRT-2, R-CRT-6). A form that carries an earlier signature is signed anew
 * first, since nobody may be signed for whose consent does not stand.
 */
export async function loadSignedForm(
  services: Services,
  eventId: string,
): Promise<{ form: Form; host: Host } | null> {
  const { store } = services;
  const event = await store.events.find(eventId);
  if (!event?.formId) return null;
  const [form, host] = await Promise.all([
    store.forms.find(event.formId),
    store.hosts.find(event.hostId),
  ]);
  const signature = host && allowedSignature(services, host);
  if (!form || !signature) return null;
  if (form.signatureSha256 === signature) return { form, host };
  const signed = await signAnew(services, { event, form, host, signature });
  return signed && { form: signed, host };
}

interface Unsigned {
  event: PduEvent;
  form: Form;
  host: Host;
  signature: string;
}

/**
 * The same form as a new version with the signature of today, since certificates stand on the bytes of
 * the old one (R-CRT-4). Null while the host is replacing the form anyway.
 */
async function signAnew(
  { store, maker, newId, now }: Services,
  { event, form, host, signature }: Unsigned,
): Promise<Form | null> {
  const latest = await store.forms.latestOfEvent(event.id);
  const { official, fieldMap, version, sha256 } = form;
  if (!fieldMap || latest?.id !== form.id) return null;
  const at = now();
  const { signaturePng } = host;
  const preparation = await maker.prepare({ official, fieldMap, signaturePng, now: at });
  const signed: Form = {
    ...form,
    id: newId(),
    version: version + 1,
    uploadedAt: at,
    preparation,
    signatureSha256: signature,
  };
  const details = { version: signed.version, sha256, signatureSha256: signature };
  const deed = { at, action: 'form-signed-anew', details };
  const audit = auditOf(event, { hostId: host.id, actor: 'server' }, deed);
  return (await store.forms.replaceInUse(form.id, signed, audit)) ? signed : null;
}
