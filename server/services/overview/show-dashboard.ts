import { isoDay } from '../../domain/calendar-day.ts';
import type { DashboardResponse } from '../../contract/dashboard.ts';
import { notFound } from '../../errors.ts';
import { GROUPS } from './attention-groups.ts';
import type { Services } from '../ports.ts';
import type { Host } from '../records.ts';

/** So many of each group are shown; the rest is a number. */
const SHOWN = 5;
const ISSUED_DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;

/** What needs a host's people now, most urgent first, and what goes well. Errors: HOST_UNKNOWN. */
export async function showDashboard(
  services: Services,
  hostId: string,
): Promise<DashboardResponse> {
  const { store, now } = services;
  const host = await store.hosts.find(hostId);
  if (!host) throw notFound('HOST_UNKNOWN', 'This host');
  const today = isoDay(now(), host.timeZone);
  const issuedSince = new Date(now().getTime() - ISSUED_DAYS * DAY_MS);
  const [counts, waitedFor] = await Promise.all([
    store.overview.counts(hostId, { today, issuedSince }),
    store.overview.waitedFor(hostId),
  ]);
  // Who has issued has begun, and need not be asked for.
  const beginnings =
    counts.issued > 0 ? { hasEvent: true, hasForm: true } : await store.overview.beginnings(hostId);
  const asked = { hostId, host, today, limit: SHOWN, waitedFor };
  const groups = await Promise.all(GROUPS.map((find) => find(services, asked)));
  return {
    hostName: host.name,
    goingOnCount: counts.goingOn,
    issuedCount: counts.issued,
    issuedDays: ISSUED_DAYS,
    firstSteps: firstSteps(host, beginnings),
    groups: groups.filter(({ total }) => total > 0),
  };
}

/** What a new host does first, and what of it is done. */
function firstSteps(
  host: Host,
  { hasEvent, hasForm }: { hasEvent: boolean; hasForm: boolean },
): DashboardResponse['firstSteps'] {
  const hasSettings = [host.name, host.phone, host.signatoryName].every((text) => text.trim());
  return [
    { step: 'settings', isDone: hasSettings },
    { step: 'signature', isDone: host.signaturePng.byteLength > 0 },
    { step: 'event', isDone: hasEvent },
    { step: 'form', isDone: hasForm },
  ];
}
