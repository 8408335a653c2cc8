import { describe, expect, it } from 'vitest';
import { type Right, hasRight } from '../../../server/domain/rights.ts';

const ALL: Right[] = [
  'see-host',
  'see-events',
  'serve-form',
  'edit-events',
  'decide',
  'see-records',
  'run-host',
];
const rightsOf = (person: Parameters<typeof hasRight>[0]) =>
  ALL.filter((right) => hasRight(person, right));

describe('who may do what in a host’s account', () => {
  it.each([
    ['an admin', { role: 'admin' as const }, ALL],
    ['an instructor', { role: 'instructor' as const }, ALL.slice(0, 4)],
    ['an auditor', { role: 'auditor' as const }, ['see-host', 'see-events', 'see-records']],
    [
      'an instructor of an LMS',
      { role: 'instructor' as const, eventId: 'e' },
      ['see-events', 'serve-form'],
    ],
  ])('R-REC-3 R-REC-4 %s', (_who, person, rights) => {
    expect(rightsOf(person)).toEqual(rights);
  });
});
