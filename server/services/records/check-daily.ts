import { adminAddresses } from '../accounts/admin-addresses.ts';
import { checkRecords } from './check-records.ts';
import type { Services } from '../ports.ts';
import { queueLetter } from '../mail/queue-letter.ts';
import type { Finding } from '../records.ts';
import { eventLink } from '../mail/reminder-letter.ts';

/** As many as a person looks through; how many there are is kept as well. */
const FINDINGS_KEPT = 200;

/**
 * Checks the records of all hosts (R-CNT-2), keeps for each host what was found, tells the operator
 * by the log and the host's admins by a letter, once for the same findings.
 */
export async function checkDaily(services: Services): Promise<void> {
  const { store, log, now } = services;
  const ranAt = now();
  const byHost = new Map<string, Finding[]>();
  for await (const finding of checkRecords(services)) {
    log.error({ ...finding }, 'a record does not add up');
    byHost.set(finding.hostId, [...(byHost.get(finding.hostId) ?? []), finding]);
  }
  for (const hostId of await store.hosts.listIds()) {
    const found = byHost.get(hostId) ?? [];
    const findings = found.slice(0, FINDINGS_KEPT);
    await store.findings.replace({ hostId, ranAt, findings, total: found.length });
    await tellAdmins(services, hostId, findings);
  }
}

/** One letter for each event in which something was found. */
async function tellAdmins(
  services: Services,
  hostId: string,
  findings: readonly Finding[],
): Promise<void> {
  if (findings.length === 0) return;
  const addresses = await adminAddresses(services, hostId);
  for (const eventId of new Set(findings.map((finding) => finding.eventId))) {
    const messages = findings
      .filter((finding) => finding.eventId === eventId)
      .map(({ message }) => message);
    await tellOfEvent(services, addresses, { hostId, eventId, messages });
  }
}

async function tellOfEvent(
  services: Services,
  addresses: readonly string[],
  { hostId, eventId, messages }: { hostId: string; eventId: string; messages: string[] },
): Promise<void> {
  const event = await services.store.events.find(eventId);
  const title = event?.facts.title ?? '';
  const text = `Hello,

The daily check of all records found something that does not add up in the event “${title}”:

${messages.map((message) => `- ${message}`).join('\n')}

Nothing was changed. Please report no number for this event until whoever runs the server has looked into it; the server’s log says the same.

Open the event:
${eventLink(services.publicUrl, eventId)}
`;
  const subject = `Something does not add up in “${title}”`;
  const sameFindings = services.sha256(messages.join('\n'));
  for (const to of addresses) {
    const key = `${eventId}:finding:${sameFindings}:${to}`;
    await queueLetter(services, { hostId, to, key, subject, text });
  }
}
