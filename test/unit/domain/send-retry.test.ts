import { describe, expect, it } from 'vitest';
import { isEmail } from '../../../server/domain/contact-checks.ts';
import {
  FIRST_WAIT_SECONDS,
  GIVE_UP_AFTER_SECONDS,
  LONGEST_WAIT_SECONDS,
  waitAfter,
} from '../../../server/domain/send-retry.ts';

describe('when to try again', () => {
  it('waits a minute, then twice as long each time, four hours at most', () => {
    const waits = [1, 2, 3, 8, 9, 10].map(waitAfter);
    expect(waits).toEqual([60, 120, 240, 7680, LONGEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS]);
  });

  it('gives up within three days, and not hours before', () => {
    let waited = 0;
    let attempts = 1;
    for (let wait = waitAfter(1); wait !== null; wait = waitAfter(attempts)) {
      waited += wait;
      attempts += 1;
    }
    expect(waited).toBeLessThanOrEqual(GIVE_UP_AFTER_SECONDS);
    expect(waited).toBeGreaterThan(GIVE_UP_AFTER_SECONDS - LONGEST_WAIT_SECONDS);
    expect(waitAfter(1)).toBe(FIRST_WAIT_SECONDS);
    expect(waitAfter(1_000_000)).toBeNull();
  });
});

describe('an e-mail address', () => {
  it.each(['a@b', 'mary.smith+pdu@helenaschools.org', "o'brien@school.example"])(
    '%s is one',
    (text) => {
      expect(isEmail(text)).toBe(true);
    },
  );

  it.each([
    '',
    'mary',
    '@school.org',
    'mary@',
    'a@b@c',
    'a@b, c@d',
    'Mary <mary@school.org>',
    'a@b\r\nBcc: c@d',
    'a b@c',
    `${'a'.repeat(250)}@b.org`,
  ])('%j is none', (text) => {
    expect(isEmail(text)).toBe(false);
  });
});
