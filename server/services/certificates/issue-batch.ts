import { AppError } from '../../errors.ts';
import type { Services } from '../ports.ts';
import type { Candidate } from './certificate-ports.ts';
import type { Certificate, Form, Host } from '../records.ts';
import { loadSignedForm } from './signed-form.ts';

/** One claim that waits to be served. */
export interface IssueRequest {
  participantId: string;
  make: (form: Form, host: Host) => Promise<Candidate>;
  resolve: (certificate: Certificate | null) => void;
  reject: (error: unknown) => void;
}

/** The requests of one participant: they all get the same certificate (R-CRT-8). */
type Group = IssueRequest[];

/** A form is replaced once in a while, not five times within one batch. */
const FORM_CHANGES_TO_FOLLOW = 5;

/** Issues for one event's waiting claims; never throws, every claim gets its own answer. */
export async function issueBatch(
  services: Services,
  eventId: string,
  groups: Group[],
): Promise<void> {
  try {
    for (let round = 0; round < FORM_CHANGES_TO_FOLLOW; round += 1) {
      if (await issueOnCurrentForm(services, eventId, groups)) return;
    }
    throw formKeepsChanging();
  } catch (error) {
    for (const { reject } of groups.flat()) reject(error);
  }
}

/** False when the form was replaced meanwhile and the certificates have to be made anew. */
async function issueOnCurrentForm(
  services: Services,
  eventId: string,
  groups: Group[],
): Promise<boolean> {
  const found = await loadSignedForm(services, eventId);
  if (!found) {
    for (const { resolve } of groups.flat()) resolve(null);
    return true;
  }
  const made = await makeAll(groups, found);
  const candidates = made.map(({ candidate }) => candidate);
  if (candidates.length === 0) return true;
  const result = await services.store.certificates.issueTogether(
    eventId,
    found.form.id,
    candidates,
  );
  if (!result) return false;
  const { certificates, issuedCount, attempts } = result;
  services.log.info(
    { eventId, claims: candidates.length, issuedCount, attempts },
    'claims committed',
  );
  services.wakeSender();
  for (const { group } of made) settle(group, certificates);
  return true;
}

/** A certificate that does not come out right is refused alone and holds up nobody else. */
async function makeAll(groups: Group[], { form, host }: { form: Form; host: Host }) {
  const made: { group: Group; candidate: Candidate }[] = [];
  for (const group of groups) {
    try {
      const [first] = group;
      if (first) made.push({ group, candidate: await first.make(form, host) });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
  return made;
}

function settle(group: Group, certificates: readonly Certificate[]): void {
  for (const { participantId, resolve, reject } of group) {
    const own = certificates.find((certificate) => certificate.participantId === participantId);
    if (own) resolve(own);
    else reject(new Error(`no certificate came out of the transaction for ${participantId}`));
  }
}

const formKeepsChanging = () =>
  new AppError(503, {
    code: 'FORM_CHANGING',
    message: 'The host is replacing the form right now.',
    remedy: 'Your claim is stored; try again in a minute.',
  });
