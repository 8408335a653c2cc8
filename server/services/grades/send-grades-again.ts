import { type Actor, auditOf } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

/** Sends the grades of an event again that did not arrive; none is no error. */
export async function sendGradesAgain(
  { store, now, wakeSender }: Services,
  actor: Actor,
  event: PduEvent,
): Promise<void> {
  const at = now();
  const count = await store.scores.restart(event.id, at);
  if (count === 0) return;
  await store.audits.add(
    auditOf(event, actor, { at, action: 'grades-sent-again', details: { count } }),
  );
  wakeSender();
}
