import type { FormFactsRequest } from '../../contract/host.ts';
import {
  type FactDecision,
  decisionFor,
  openFindings,
} from '../../domain/form-facts/judge-form.ts';
import { FACT_LABELS } from '../../domain/printed-facts.ts';
import { AppError, type Problem, notFound } from '../../errors.ts';
import { type Actor, auditOf, eventToday, requireAllowed } from '../events/event-access.ts';
import { requireOfThisEvent } from './form-facts.ts';
import type { Services } from '../ports.ts';
import type { FormFindings, PduEvent } from '../records.ts';

/** Long enough to say something. */
const LEAST_REASON = 3;

/**
 * Takes a person's word on facts of the latest form that the guard could not settle (R-CRT-6): one
 * that can't be read was seen in the picture; one that differs is right for a reason. Each is kept
 * with who and when. Errors: EVENT_STATE, FORM_MISSING, FORM_REPLACED, FORM_STALE,
 * FORM_FACTS_REFUSED with every reason.
 */
export async function settleFacts(
  services: Services,
  actor: Actor,
  { event, request }: { event: PduEvent; request: FormFactsRequest },
): Promise<void> {
  requireAllowed((await eventToday(services, event)).state, 'upload-form');
  const form = await services.store.forms.latestOfEvent(event.id);
  if (!form?.findings) throw notFound('FORM_MISSING', 'A form for this event');
  if (form.version !== request.version) throw formReplaced();
  requireOfThisEvent(event, form);
  const problems = request.decisions.flatMap((one) => problemsOf(form.findings, one));
  if (problems.length > 0) throw refused(problems);
  const at = services.now();
  const made = decisionsOf(form.findings, request, { by: actor.actor, at });
  const decisions = [...form.findings.decisions, ...made];
  const isSettled = openFindings(form.findings.facts, decisions).length === 0;
  const details = { version: form.version, sha256: form.sha256, decisions: made };
  const isTaken = await services.store.forms.settle(
    form,
    { decisions, formStatus: isSettled ? 'needs-map' : 'needs-review' },
    auditOf(event, actor, { at, action: 'form-facts-settled', details }),
  );
  if (!isTaken) throw formReplaced();
}

function decisionsOf(
  { facts }: FormFindings,
  { decisions }: FormFactsRequest,
  { by, at }: { by: string; at: Date },
): FactDecision[] {
  return facts.flatMap((finding) => {
    const kind = decisionFor(finding);
    const given = decisions.find(({ fact }) => fact === finding.fact);
    if (!kind || !given) return [];
    return [{ fact: finding.fact, kind, reason: given.reason || null, by, at }];
  });
}

/** Only what is open can be decided, and what differs only with a reason. */
function problemsOf(
  findings: FormFindings | null,
  { fact, reason }: FormFactsRequest['decisions'][number],
): Problem[] {
  const open = openFindings(findings?.facts ?? [], findings?.decisions ?? []);
  const finding = open.find((one) => one.fact === fact);
  if (!finding) return [nothingOpen(FACT_LABELS[fact])];
  const needsReason = decisionFor(finding) === 'overruled' && reason.length < LEAST_REASON;
  return needsReason ? [reasonMissing(FACT_LABELS[fact])] : [];
}

const nothingOpen = (label: string): Problem => ({
  code: 'FACT_NOT_OPEN',
  message: `“${label}” needs no decision any more.`,
  remedy: 'Reload the page to see what is still open.',
});

const reasonMissing = (label: string): Problem => ({
  code: 'REASON_MISSING',
  message: `“${label}” differs, so a reason is needed.`,
  remedy: 'Say in a sentence why the form is right all the same; it is kept on record.',
});

const refused = (reasons: Problem[]) =>
  new AppError(
    422,
    {
      code: 'FORM_FACTS_REFUSED',
      message: 'These decisions were not taken.',
      remedy: 'See each reason below; nothing was changed.',
    },
    { reasons },
  );

const formReplaced = () =>
  new AppError(409, {
    code: 'FORM_REPLACED',
    message: 'Somebody has changed the form or decided on it in the meantime.',
    remedy: 'Reload the page, look at the form that is there now, and decide again.',
  });
