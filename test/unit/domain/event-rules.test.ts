import { describe, expect, it } from 'vitest';
import { isPhone, isZip, prettyPhone } from '../../../server/domain/contact-checks.ts';
import { csv } from '../../../server/domain/csv.ts';
import { deriveFacts } from '../../../server/domain/derive-facts.ts';
import { EMPTY_DETAILS } from '../../../server/domain/event-details.ts';
import {
  type EventAction,
  type EventState,
  isAllowed,
  stateOn,
} from '../../../server/domain/event-state.ts';
import { nextYear, rollingEnd } from '../../../server/domain/next-year.ts';
import { cancelEmail, editEmail } from '../../../server/domain/opi-email.ts';
import { withoutPersonalDetails } from '../../../server/domain/personal-details.ts';
import { printedFacts } from '../../../server/domain/printed-facts.ts';
import { reportStatus } from '../../../server/domain/report.ts';
import { keptUntil, mayPurge } from '../../../server/domain/retention.ts';

const event = { state: 'published', endDate: '2026-06-30', isPractice: false } as const;

describe('an event’s states', () => {
  it('R-EVT-4 an event ends when its last day is over', () => {
    expect(stateOn(event, '2026-06-30')).toBe('published');
    expect(stateOn(event, '2026-07-01')).toBe('ended');
    expect(stateOn({ ...event, state: 'draft' }, '2026-07-01')).toBe('draft');
    expect(stateOn({ ...event, isPractice: true }, '2026-07-01')).toBe('published');
    expect(stateOn({ ...event, purge: {} }, '2031-07-01')).toBe('purged');
  });

  it.each<[EventAction, EventState[]]>([
    ['edit', ['draft', 'published']],
    ['publish', ['draft']],
    ['cancel', ['published']],
    ['delete', ['draft']],
    ['attend', ['published']],
    ['claim', ['published', 'ended']],
    ['report', ['ended']],
    ['void', ['published', 'ended']],
    ['next-year', ['published', 'ended']],
    ['export-record', ['draft', 'published', 'ended', 'cancelled']],
    ['hold', ['draft', 'published', 'ended', 'cancelled']],
    ['purge', ['ended', 'cancelled']],
  ])('R-EVT-4 R-EVT-6 “%s” is allowed in %j only', (action, allowed) => {
    const states: EventState[] = ['draft', 'published', 'ended', 'cancelled', 'purged'];
    expect(states.filter((state) => isAllowed(state, action))).toEqual(allowed);
  });
});

describe('next year’s event', () => {
  const rolling = {
    ...EMPTY_DETAILS,
    isRolling: true,
    startDate: '2026-09-01',
    endDate: '2027-08-31',
  };

  it('R-EVT-3 a rolling course goes on the day after, for a year', () => {
    expect(rollingEnd('2026-09-01')).toBe('2027-08-31');
    expect(nextYear(rolling)).toMatchObject({ startDate: '2027-09-01', endDate: '2028-08-31' });
  });

  it('R-EVT-3 a dated event moves by a year, also from a leap day', () => {
    const dated = { ...rolling, isRolling: false, startDate: '2028-02-29', endDate: '2028-03-01' };
    expect(nextYear(dated)).toMatchObject({ startDate: '2029-02-28', endDate: '2029-03-01' });
  });
});

describe('e-mails to OPI', () => {
  const facts = {
    hostName: 'Big Sky Schools',
    title: 'Reading',
    startDate: '2026-01-01',
    endDate: '2026-01-02',
  };

  it('R-EVT-4 an edit after the end names host, event, and old and new value side by side', () => {
    const { to, text } = editEmail(facts, [
      { label: 'Title', before: 'Raeding', after: 'Reading' },
    ]);
    expect(to).toBe('OPIPDUPS@mt.gov');
    expect(text).toContain('Provider name: Big Sky Schools');
    expect(text).toMatch(/^Title +Raeding +Reading$/m);
  });

  it('R-EVT-6 a cancellation says that nothing was issued, and why', () => {
    expect(cancelEmail(facts, 'Snow').text).toMatch(/No certificate was issued\.\nReason: Snow/);
  });
});

describe('what PDUPS prints', () => {
  const host = { name: 'Big Sky Schools', phone: '406.555.0142', unitStep: 0.5 } as const;
  const details = {
    ...EMPTY_DETAILS,
    title: ' Reading ',
    instructorNames: ['Jo Roe', ' '],
    minutesOfInstruction: 100,
  };

  it('R-EVT-2 an online event carries the Online mark, another one its city and state', () => {
    const online = deriveFacts({ ...details, location: { kind: 'online' } }, host);
    const place = { kind: 'place', city: 'Helena', zip: '59601', state: 'MT' } as const;
    expect(printedFacts(online).location).toBe('Online');
    expect(printedFacts(deriveFacts({ ...details, location: place }, host)).location).toBe(
      'Helena, MT',
    );
  });

  it('R-CRT-1 R-PDU-1 title, instructors, phone and units come from the event, tidied', () => {
    expect(deriveFacts(details, host)).toMatchObject({
      title: 'Reading',
      instructorNames: ['Jo Roe'],
      hostPhone: '(406) 555-0142',
      pduCount: 1.5,
    });
  });
});

describe('the report', () => {
  const at = new Date('2026-07-02T12:00:00Z');
  const keyed = (count: number) => [{ count, keyedBy: 'a', keyedAt: at }];

  it('R-CNT-3 R-CNT-4 is due after the end, also with 0, and differs when the count changes', () => {
    expect(reportStatus({ isEnded: false, certificateCount: 3 }, [])).toBe('not-due');
    expect(reportStatus({ isEnded: true, certificateCount: 0 }, [])).toBe('due');
    expect(reportStatus({ isEnded: true, certificateCount: 0 }, keyed(0))).toBe('reported');
    expect(reportStatus({ isEnded: true, certificateCount: 4 }, keyed(3))).toBe('differs');
  });
});

describe('records', () => {
  const ended = { endDate: '2026-06-30', lastReportedAt: null, hasLegalHold: false };

  it('R-REC-1 stay five years after the end or the report, whichever is later, and longer on hold', () => {
    expect(keptUntil(ended)).toBe('2031-06-30');
    expect(keptUntil({ ...ended, lastReportedAt: new Date('2026-09-15T10:00:00Z') })).toBe(
      '2031-09-15',
    );
    expect(keptUntil({ ...ended, hasLegalHold: true })).toBeNull();
    expect(mayPurge(ended, '2031-06-30')).toBe(false);
    expect(mayPurge(ended, '2031-07-01')).toBe(true);
    expect(mayPurge({ ...ended, hasLegalHold: true }, '2099-01-01')).toBe(false);
    expect(mayPurge({ ...ended, endDate: '' }, '2099-01-01')).toBe(false);
    expect(keptUntil({ ...ended, endDate: '2028-02-29' })).toBe('2033-03-01');
  });

  it('R-REC-1 of a purged event’s deeds nothing stays that may name a participant', () => {
    const details = { serial: 'AB12', reason: 'Ann Onym left', attendanceId: 'a' };
    expect(withoutPersonalDetails({ actor: 'participant:7', details })).toEqual({
      actor: 'participant',
      details: { serial: 'AB12' },
    });
    expect(withoutPersonalDetails({ actor: 'ada', details: {} }).actor).toBe('ada');
  });
});

describe('small checks', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])(
    'a CSV cell that begins like %j is defused',
    (cell) => {
      expect(csv([[cell]])).toBe(`\uFEFF'${cell}\r\n`);
    },
  );

  it('a CSV keeps numbers, quotes, commas and lines', () => {
    expect(csv([['a"b', 'c,d', -5, 'e\nf']])).toBe('\uFEFF"a""b","c,d",-5,"e\nf"\r\n');
  });

  it('R-EVT-1 ZIP codes and phone numbers are checked kindly', () => {
    expect(['59601', '59601-1234', '5960', 'ABCDE'].map(isZip)).toEqual([true, true, false, false]);
    expect(['406.555.0142', '+1 (406) 555-0142', '555-0142'].map(isPhone)).toEqual([
      true,
      true,
      false,
    ]);
    expect(prettyPhone('406.555.0142')).toBe('(406) 555-0142');
  });
});
