import { deriveFacts } from '../../domain/derive-facts.ts';
import { FACT_LABELS, type PrintedFacts, printedFacts } from '../../domain/printed-facts.ts';
import { type OpiEmail, editEmail } from '../../domain/opi-email.ts';
import type { SaveEventRequest } from '../../contract/event.ts';
import { AppError } from '../../errors.ts';
import { type Actor, auditOf, eventChanged, eventToday, requireAllowed } from './event-access.ts';
import type { Services } from '../ports.ts';
import type { Host, PduEvent } from '../records.ts';
import { problemsOf } from './publish-event.ts';

/**
 * Saves what a host typed (R-EVT-4). A published event must stay complete, and an edit of a printed
 * fact makes its form stale (R-CRT-13). Errors: EVENT_STATE, EVENT_CHANGED, EVENT_INCOMPLETE,
 * PRACTICE_FIXED.
 */
export async function editEvent(
  services: Services,
  actor: Actor,
  { event, save }: { event: PduEvent; save: SaveEventRequest },
): Promise<PduEvent> {
  const { host, state } = await eventToday(services, event);
  requireAllowed(state, 'edit');
  if (event.isPractice) throw practiceFixed();
  if (save.revision !== event.revision) throw eventChanged();
  const changed = withChanges(event, host, save);
  if (state === 'published') refuseIncomplete(changed, host);
  const fields = changedFields(event, changed);
  if (Object.keys(fields).length === 0) return event;
  const differences = changedFacts(event, changed);
  const audit = auditOf(changed, actor, {
    at: services.now(),
    action: 'event-edited',
    details: { changed: fields, printed: differences },
  });
  const makesFormStale = differences.length > 0 && event.formStatus !== 'missing';
  if (!(await services.store.events.replace(changed, audit, { makesFormStale }))) {
    throw eventChanged();
  }
  return changed;
}

/**
 * After the end only OPI can edit: the e-mail that the host sends, old and new value side by side
 * (R-EVT-4). Nothing is changed here. Errors: NOTHING_TO_CHANGE.
 */
export async function writeEditEmail(
  services: Services,
  event: PduEvent,
  save: SaveEventRequest,
): Promise<OpiEmail> {
  const { host } = await eventToday(services, event);
  const differences = changedFacts(event, withChanges(event, host, save));
  if (differences.length === 0) throw nothingToChange();
  return editEmail(event.facts, differences);
}

function withChanges(event: PduEvent, host: Host, save: SaveEventRequest): PduEvent {
  const { details, parts, evaluation } = save;
  return {
    ...event,
    details,
    evaluation,
    parts: parts.map(({ captionsSrc, ...part }) => ({
      ...part,
      ...(captionsSrc && { captionsSrc }),
    })),
    revision: event.revision + 1,
    facts: deriveFacts(details, host),
  };
}

function changedFacts(before: PduEvent, after: PduEvent) {
  const [old, fresh] = [printedFacts(before.facts), printedFacts(after.facts)];
  return (Object.keys(FACT_LABELS) as (keyof PrintedFacts)[])
    .filter((key) => old[key] !== fresh[key])
    .map((key) => ({ label: FACT_LABELS[key], before: old[key], after: fresh[key] }));
}

/** Before and after of each field, for the audit log. */
function changedFields(before: PduEvent, after: PduEvent): Record<string, unknown> {
  const [old, fresh] = [contentOf(before), contentOf(after)];
  const keys = Object.keys(fresh).filter(
    (key) => JSON.stringify(old[key]) !== JSON.stringify(fresh[key]),
  );
  return Object.fromEntries(keys.map((key) => [key, { before: old[key], after: fresh[key] }]));
}

const contentOf = ({ details, parts, evaluation }: PduEvent): Record<string, unknown> => ({
  ...details,
  parts,
  evaluation,
});

function refuseIncomplete(event: PduEvent, host: Host): void {
  const reasons = problemsOf(event, host);
  if (reasons.length === 0) return;
  throw new AppError(
    422,
    {
      code: 'EVENT_INCOMPLETE',
      message: 'A published event has to stay complete.',
      remedy: 'Complete each field below and save again; your text is still here.',
    },
    { reasons },
  );
}

const practiceFixed = () =>
  new AppError(409, {
    code: 'PRACTICE_FIXED',
    message: 'A practice event can’t be edited, since its sample form is printed already.',
    remedy: 'Duplicate it: the copy is a real event that you can edit.',
  });

const nothingToChange = () =>
  new AppError(422, {
    code: 'NOTHING_TO_CHANGE',
    message: 'Nothing that PDUPS prints is different.',
    remedy: 'Change what should be different in PDUPS, then ask for the e-mail.',
  });
