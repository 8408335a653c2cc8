import { describe, expect, it } from 'vitest';
import { type RemindedEvent, remindersDue } from '../../../server/domain/reminders.ts';

const event = (change: Partial<RemindedEvent> = {}): RemindedEvent => ({
  isPractice: false,
  state: 'published',
  isRolling: true,
  endDate: '2027-08-31',
  hasNextYear: false,
  certificateCount: 3,
  reports: [],
  ...change,
});

const keyed = (count: number) => ({ count, keyedBy: 'ann', keyedAt: new Date('2027-09-02') });

const keys = (change: Partial<RemindedEvent>, today: string) =>
  remindersDue(event(change), today).map(({ key }) => key);

describe('reminders', () => {
  it.each([
    ['2027-07-01', []],
    ['2027-07-02', ['next-year:2027-08-31:60']],
    ['2027-07-31', ['next-year:2027-08-31:60']],
    ['2027-08-01', ['next-year:2027-08-31:30']],
    ['2027-08-23', ['next-year:2027-08-31:30']],
    ['2027-08-24', ['next-year:2027-08-31:7']],
    ['2027-08-31', ['next-year:2027-08-31:7']],
    ['2027-09-01', ['report:2027-08-31:0']],
  ])('R-EVT-3 a rolling event on %s: %j', (today, expected) => {
    expect(keys({}, today)).toEqual(expected);
  });

  it('R-EVT-3 says how many days are left, and nothing when there is a next year or no rolling', () => {
    expect(remindersDue(event(), '2027-08-30')).toMatchObject([{ kind: 'next-year', daysLeft: 1 }]);
    expect(keys({ hasNextYear: true }, '2027-08-30')).toEqual([]);
    expect(keys({ isRolling: false }, '2027-08-30')).toEqual([]);
  });

  it.each([
    ['2027-08-31', []],
    ['2027-09-01', ['report:2027-08-31:0']],
    ['2027-09-07', ['report:2027-08-31:0']],
    ['2027-09-08', ['report:2027-08-31:1']],
    ['2028-09-01', ['report:2027-08-31:52']],
  ])('R-CNT-3 an event without a report on %s: %j', (today, expected) => {
    expect(keys({ isRolling: false }, today)).toEqual(expected);
  });

  it('R-CNT-3 R-CNT-4 zero is asked for too; what was reported rests until the number differs', () => {
    expect(keys({ certificateCount: 0 }, '2027-09-01')).toEqual(['report:2027-08-31:0']);
    expect(keys({ reports: [keyed(3)] }, '2027-09-08')).toEqual([]);
    expect(remindersDue(event({ reports: [keyed(2)] }), '2027-09-08')).toEqual([
      { kind: 'differs', key: 'differs:1:3', reportedCount: 2 },
    ]);
    expect(keys({ reports: [keyed(2)], certificateCount: 4 }, '2027-09-08')).toEqual([
      'differs:1:4',
    ]);
    expect(keys({ reports: [keyed(2), keyed(3)] }, '2027-09-08')).toEqual([]);
  });

  it('practice, drafts and cancelled events have none', () => {
    for (const change of [
      { isPractice: true },
      { state: 'draft' as const },
      { state: 'cancelled' as const },
    ]) {
      for (const today of ['2027-08-30', '2027-09-01']) expect(keys(change, today)).toEqual([]);
    }
  });
});
