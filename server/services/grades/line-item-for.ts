import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';
import { type GradeTarget, type LmsAnswer, SCORE_MAXIMUM } from './score-ports.ts';

/** Longer than finding and making one takes. */
const HOLD_SECONDS = 60;

/**
 * The line item that grades of a link go to: the one that the launch named, the one that was found
 * before, else one that is looked for and only then made. One server at a time looks, since two that
 * make one would give the course two columns.
 */
export async function lineItemFor(
  { store, lms, now }: Services,
  { target, event }: { target: GradeTarget; event: PduEvent },
): Promise<{ lineItemUrl: string } | LmsAnswer> {
  const known = target.lineItemUrl ?? (await store.placements.lineItemOf(target, event.id));
  if (known) return { lineItemUrl: known };
  const at = now();
  const until = new Date(at.getTime() + HOLD_SECONDS * 1000);
  if (!(await store.placements.holdLineItem(target, { now: at, until }))) return busy;
  const wanted = { label: event.facts.title, resourceId: event.id, scoreMaximum: SCORE_MAXIMUM };
  const found = await lms.lineItemOf(target, wanted);
  const kept = 'kind' in found ? null : { eventId: event.id, url: found.lineItemUrl };
  await store.placements.keepLineItem(target, kept);
  return found;
}

export const LINE_ITEM_AWAITED = 'LINE_ITEM_AWAITED';

const busy: LmsAnswer = {
  kind: 'later',
  code: LINE_ITEM_AWAITED,
  detail: 'another grade of this link is looking for the column',
  retryAfterSeconds: null,
};
