import { describe, expect, it } from 'vitest';
import { returnAddress } from '../../../lti-tool/return-address.ts';

describe('the way back to the platform', () => {
  it('takes what happened along, beside what the platform wrote into it', () => {
    const address = returnAddress('https://lms.test/back?course=7&lti_msg=old', {
      message: 'Done & well',
      errorLog: 'none',
    });
    const { searchParams } = new URL(address ?? '');
    expect([...searchParams]).toEqual([
      ['course', '7'],
      ['lti_msg', 'Done & well'],
      ['lti_errorlog', 'none'],
    ]);
  });

  it.each([undefined, '', 'back', 'javascript:alert(1)', 'data:text/html,x'])(
    'is none for %s',
    (returnUrl) => {
      expect(returnAddress(returnUrl, { message: 'Done' })).toBeNull();
    },
  );

  it('is never so long that no server takes it', () => {
    const told = returnAddress('https://lms.test/', { errorMessage: 'x'.repeat(9000) });
    expect(told?.length).toBeLessThan(600);
  });
});
