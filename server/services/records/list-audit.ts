import type { AuditResponse } from '../../contract/event.ts';
import { notFound } from '../../errors.ts';
import type { Services } from '../ports.ts';

const PAGE_SIZE = 100;

/** A page of the audit log of a host, or of one of its events; newest first (R-REC-3). */
export async function listAudit(
  { store }: Services,
  hostId: string,
  { eventId, page }: { eventId?: string | undefined; page: number },
): Promise<AuditResponse> {
  const host = await store.hosts.find(hostId);
  if (!host) throw notFound('HOST_UNKNOWN', 'This host');
  const entries = await store.audits.list(hostId, {
    ...(eventId && { eventId }),
    skip: page * PAGE_SIZE,
    limit: PAGE_SIZE,
  });
  return {
    timeZone: host.timeZone,
    entries: entries.map(({ at, actor, action, eventId, details }) => ({
      at: at.toISOString(),
      actor,
      action,
      eventId,
      details,
    })),
  };
}
