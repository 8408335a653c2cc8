import { problemsForPublishing } from '../../domain/publish-check.ts';
import type { PublishProblem } from '../../domain/publish-problem.ts';
import { deriveFacts } from '../../domain/derive-facts.ts';
import { AppError } from '../../errors.ts';
import { type Actor, auditOf, eventChanged, eventToday, requireAllowed } from './event-access.ts';
import type { Services } from '../ports.ts';
import type { Host, PduEvent } from '../records.ts';

/**
 * Publishes a complete draft (R-EVT-1, R-EVT-7 to R-EVT-11). Entering it late is allowed and marked
 * (R-EVT-5). Errors: EVENT_INCOMPLETE with every problem; EVENT_STATE; EVENT_CHANGED.
 */
export async function publishEvent(
  services: Services,
  actor: Actor,
  { event, revision }: { event: PduEvent; revision: number },
): Promise<PduEvent> {
  const { host, today, state } = await eventToday(services, event);
  requireAllowed(state, 'publish');
  if (revision !== event.revision) throw eventChanged();
  const reasons = problemsOf(event, host);
  if (reasons.length > 0) throw incomplete(reasons);
  const at = services.now();
  const published: PduEvent = {
    ...event,
    state: 'published',
    revision: event.revision + 1,
    publishedAt: at,
    facts: deriveFacts(event.details, host),
  };
  const isLate = event.facts.startDate < today;
  const audit = auditOf(published, actor, { at, action: 'event-published', details: { isLate } });
  if (!(await services.store.events.replace(published, audit, { makesFormStale: false }))) {
    throw eventChanged();
  }
  return published;
}

/** What keeps an event from being published. */
export const problemsOf = (event: PduEvent, host: Host): PublishProblem[] =>
  problemsForPublishing({
    details: event.details,
    host,
    parts: event.parts,
    evaluation: event.evaluation,
  });

const incomplete = (reasons: PublishProblem[]) =>
  new AppError(
    422,
    {
      code: 'EVENT_INCOMPLETE',
      message: 'The event can’t be published yet.',
      remedy: 'See each field below; the draft is saved.',
    },
    { reasons },
  );
