import { describe, expect, it } from 'vitest';
import { presetAddresses } from '../../../widget/console/settings/platform-presets.ts';

describe('the presets of LMSs', () => {
  it('Moodle’s addresses come from the site’s, with or without a slash', () => {
    const expected = {
      issuer: 'https://moodle.example.org/lms',
      authenticationEndpoint: 'https://moodle.example.org/lms/mod/lti/auth.php',
      tokenEndpoint: 'https://moodle.example.org/lms/mod/lti/token.php',
      jwksUri: 'https://moodle.example.org/lms/mod/lti/certs.php',
    };
    expect(presetAddresses('moodle', ' https://moodle.example.org/lms/ ')).toEqual(expected);
    expect(presetAddresses('moodle', 'moodle')).toBeNull();
  });

  it('hosted Canvas is the same everywhere, and another one is not guessed', () => {
    expect(presetAddresses('canvas', '')?.issuer).toBe('https://canvas.instructure.com');
    expect(presetAddresses('other', 'https://lms.example.org')).toBeNull();
  });
});
