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

/** A form is replaced once in a while, and time taken back, but not five times within one batch. */
const CHANGES_TO_FOLLOW = 5;

/** Issues for one event's waiting claims; never throws, every claim gets its own answer. */
export async function issueBatch(
  services: Services,
  eventId: string,
  groups: Group[],
): Promise<void> {
  try {
    let left = groups;
    for (let round = 0; round < CHANGES_TO_FOLLOW && left.length > 0; round += 1) {
      left = await issueOnCurrentForm(services, eventId, left);
    }
    for (const { reject } of left.flat()) reject(keepsChanging());
  } catch (error) {
    for (const { reject } of groups.flat()) reject(error);
  }
}

/** Answers those that have to be made anew: the form was replaced, or something was taken back, meanwhile. */
async function issueOnCurrentForm(
  services: Services,
  eventId: string,
  groups: Group[],
): Promise<Group[]> {
  const found = await loadSignedForm(services, eventId);
  if (!found) {
    for (const { resolve } of groups.flat()) resolve(null);
    return [];
  }
  const made = await makeAll(groups, found);
  const candidates = made.map(({ candidate }) => candidate);
  if (candidates.length === 0) return [];
  const result = await services.store.certificates.issueTogether(
    eventId,
    found.form.id,
    candidates,
  );
  if (!result) return made.map(({ group }) => group);
  const { certificates, issuedCount, attempts } = result;
  services.log.info(
    { eventId, claims: candidates.length, issuedCount, attempts },
    'claims committed',
  );
  services.wakeSender();
  return made.flatMap(({ group }) => (settle(group, certificates) ? [] : [group]));
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

/** False when none came out for them. */
function settle(group: Group, certificates: readonly Certificate[]): boolean {
  const own = certificates.find(({ participantId }) => participantId === group[0]?.participantId);
  if (own) for (const { resolve } of group) resolve(own);
  return own !== undefined;
}

const keepsChanging = () =>
  new AppError(503, {
    code: 'FORM_CHANGING',
    message: 'The host is changing what the certificate stands on right now.',
    remedy: 'Your claim is stored; try again in a minute.',
  });
