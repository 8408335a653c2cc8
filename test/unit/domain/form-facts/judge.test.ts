import { describe, expect, it } from 'vitest';
import type { FactFinding } from '../../../../server/domain/form-facts/compare-facts.ts';
import {
  hardDifferences,
  isBlank,
  isTextless,
  openFindings,
} from '../../../../server/domain/form-facts/judge-form.ts';

const finding = (fact: FactFinding['fact'], verdict: FactFinding['verdict']): FactFinding => ({
  fact,
  onEvent: 'x',
  ...(verdict === 'not-found' ? { verdict, onForm: null } : { verdict, onForm: 'y' }),
});

describe('what is made of a form', () => {
  it.each([
    ['a usual one', { letterCount: 400, markCount: 30, inkShare: 0.02 }, false, false],
    ['a scan', { letterCount: 0, markCount: 1, inkShare: 0.02 }, false, true],
    ['white letters', { letterCount: 400, markCount: 30, inkShare: 0 }, true, false],
    ['fonts and no marks', { letterCount: 0, markCount: 0, inkShare: 0 }, true, true],
    ['a white scan', { letterCount: 0, markCount: 1, inkShare: 0.00001 }, true, true],
  ])('R-CRT-6 %s', (_, signs, blank, textless) => {
    expect([isBlank(signs), isTextless(signs)]).toEqual([blank, textless]);
  });

  it('R-CRT-6 dates and PDUs that differ are never overruled, others can be', () => {
    for (const fact of ['beginningAndEndingDates', 'unitsEarned'] as const) {
      expect(hardDifferences([finding(fact, 'differs')])).toHaveLength(1);
      expect(hardDifferences([finding(fact, 'not-found')])).toHaveLength(0);
    }
    expect(hardDifferences([finding('titleOfActivity', 'differs')])).toEqual([]);
    expect(hardDifferences([finding('providersPhone', 'differs')])).toEqual([]);
  });

  it('R-CRT-6 when title and instructor both differ, then it is another event’s form', () => {
    const both = [finding('titleOfActivity', 'differs'), finding('nameOfInstructor', 'differs')];
    expect(hardDifferences(both)).toEqual(both);
  });

  it('a decision settles its own fact only', () => {
    const findings = [finding('location', 'differs'), finding('titleOfActivity', 'not-found')];
    const decision = { kind: 'overruled' as const, reason: 'r', by: 'b', at: new Date(0) };
    expect(openFindings(findings, [{ ...decision, fact: 'location' }])).toEqual([findings[1]]);
  });
});
