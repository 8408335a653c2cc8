import { openFindings } from '../../domain/form-facts/judge-form.ts';
import { FACT_LABELS, printedFacts } from '../../domain/printed-facts.ts';
import { AppError, type Problem } from '../../errors.ts';
import type { Form, PduEvent } from '../records.ts';

/** Errors: FORM_STALE, when a printed fact was edited after this print (R-CRT-13). */
export function requireOfThisEvent(event: PduEvent, { findings }: Form): void {
  const printed = printedFacts(event.facts);
  const isSame = (findings?.facts ?? []).every(({ fact, onEvent }) => printed[fact] === onEvent);
  if (event.formStatus !== 'stale' && isSame) return;
  throw new AppError(409, {
    code: 'FORM_STALE',
    message: 'A printed fact of the event was edited after this form was printed.',
    remedy: 'Print the certificate again in PDUPS and upload it.',
  });
}

/** Errors: FORM_NOT_SETTLED, when a person still has to decide on facts of the form (R-CRT-6). */
export function requireSettled({ findings }: Form): void {
  const open = openFindings(findings?.facts ?? [], findings?.decisions ?? []);
  if (open.length === 0) return;
  throw new AppError(
    409,
    {
      code: 'FORM_NOT_SETTLED',
      message: 'Some facts of this form could not be read, or differ from the event.',
      remedy: 'Look at each of them beside the picture of the form, and decide.',
    },
    { reasons: open.map(({ fact }) => openFact(FACT_LABELS[fact])) },
  );
}

const openFact = (label: string): Problem => ({
  code: 'FACT_OPEN',
  message: `“${label}” is not decided.`,
  remedy: 'Confirm it, or say why it is right all the same.',
});
