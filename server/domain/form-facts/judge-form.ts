import type { Fact, FactFinding } from './compare-facts.ts';

/** What three looks at a form found, each by other means (R-CRT-6). */
export interface FormSigns {
  /** Letters that are seen. */
  letterCount: number;
  /** Operators that leave a mark on a page. */
  markCount: number;
  /** Share of the pictures of its pages that is not paper. */
  inkShare: number;
}

/** A word of the host about a fact that the guard could not find, or found to be otherwise. */
export interface FactDecision {
  fact: Fact;
  /** `seen`: it can't be read, and a person saw it. `overruled`: it differs, and is right all the same. */
  kind: 'seen' | 'overruled';
  reason: string | null;
  by: string;
  at: Date;
}

/** A dot of a letter is more; a smooth white scan is less. */
const LEAST_INK = 0.0002;
/** A page number alone is no text. */
const LEAST_LETTERS = 20;

/** Text that nobody sees, marks that leave no ink, and ink that nothing explains are no form. */
export const isBlank = ({ markCount, inkShare }: FormSigns): boolean =>
  markCount === 0 || inkShare < LEAST_INK;

/** Whether the facts can't be read, since the form is a picture. */
export const isTextless = ({ letterCount }: FormSigns): boolean => letterCount < LEAST_LETTERS;

/** A form with its labels, and nothing beside any of them. */
export const isUnfilled = (findings: readonly FactFinding[]): boolean =>
  findings.every(({ verdict, onForm }) => verdict === 'not-found' && onForm === null);

/** What the state goes by: when these differ, the form is not of this event, whatever anybody says. */
const NEVER_OVERRULED: ReadonlySet<Fact> = new Set(['beginningAndEndingDates', 'unitsEarned']);

/**
 * The differences that nobody can overrule: dates and PDUs; and all of them when title and instructor
 * both differ, since that is another event's form.
 */
export function hardDifferences(findings: readonly FactFinding[]): FactFinding[] {
  const differing = findings.filter(({ verdict }) => verdict === 'differs');
  const has = (fact: Fact) => differing.some((finding) => finding.fact === fact);
  if (has('titleOfActivity') && has('nameOfInstructor')) return differing;
  return differing.some(({ fact }) => NEVER_OVERRULED.has(fact)) ? differing : [];
}

/** What a person still has to decide before the form can be used. */
export const openFindings = (
  findings: readonly FactFinding[],
  decisions: readonly FactDecision[],
): FactFinding[] =>
  findings.filter(
    ({ fact, verdict }) =>
      verdict !== 'found' && !decisions.some((decision) => decision.fact === fact),
  );

/** The kind of decision that a finding asks for; null when there is nothing to decide. */
export function decisionFor({ verdict }: FactFinding): FactDecision['kind'] | null {
  if (verdict === 'found') return null;
  return verdict === 'differs' ? 'overruled' : 'seen';
}
