import { describe, expect, it } from 'vitest';
import {
  readGradeService,
  readRosterService,
} from '../../../../lti-tool/services/service-claims.ts';
import { failed } from '../../../../lti-tool/services/service-problem.ts';

const LINE_ITEMS = 'https://lms.test/lineitems';
const MEMBERS = 'https://lms.test/members';

describe('what a launch says of its services', () => {
  it('grades have addresses and what may be asked for', () => {
    expect(readGradeService({ lineitems: LINE_ITEMS, lineitem: '', scope: ['a'] })).toEqual({
      lineItemsUrl: LINE_ITEMS,
      scopes: ['a'],
    });
  });

  it.each([
    ['nothing may be asked for', { lineitems: LINE_ITEMS, scope: [] }],
    ['there is no address', { lineitem: '', scope: ['a'] }],
    ['there is no claim', undefined],
  ])('there are no grades when %s', (_title, claim) => {
    expect(readGradeService(claim)).toBeNull();
  });

  it.each([
    ['an old version alone', { context_memberships_url: MEMBERS, service_versions: ['1.0'] }, null],
    [
      'no word of versions',
      { context_memberships_url: MEMBERS, service_versions: null },
      { membershipsUrl: MEMBERS },
    ],
    ['no address', { service_versions: ['2.0'] }, null],
  ])('a roster with %s', (_title, claim, expected) => {
    expect(readRosterService(claim)).toEqual(expected);
  });
});

it('what a platform said is kept short and without tokens', () => {
  const part = 'a'.repeat(30);
  const { problem } = failed('TOKEN_REFUSED', `no: ${part}.${part}.${part} ${'x'.repeat(500)}`);
  expect(problem.detail).toMatch(/^no: \(token\) x+$/);
  expect(problem.detail.length).toBeLessThanOrEqual(300);
});
