import type { Actor } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { AuditEntry } from '../records.ts';

/** Stands where other rows name an event. */
const WHOLE_HOST = '(host)';

/** The row that goes with a change of what belongs to the whole host. */
export const auditOfHost = (
  { now }: Services,
  { hostId, actor }: Actor,
  deed: { action: string; details: Record<string, unknown> },
): AuditEntry => ({ hostId, eventId: WHOLE_HOST, actor, at: now(), ...deed });
