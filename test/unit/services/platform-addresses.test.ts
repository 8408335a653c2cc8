import { describe, expect, it } from 'vitest';
import { checkAddresses } from '../../../server/services/settings/platform-addresses.ts';

const check = (publicUrl: string, issuer: string) => () =>
  checkAddresses({ publicUrl }, { issuer });

describe('the addresses of an LMS', () => {
  it('may be http on this machine while the server is tried out there, and nowhere else', () => {
    expect(check('http://localhost:3000', 'http://localhost:3001/lms')).not.toThrow();
    expect(check('http://localhost:3000', 'http://127.0.0.1:3001')).not.toThrow();
    expect(check('http://localhost:3000', 'http://127.0.0.1.example.org')).toThrow(
      'ADDRESS_NOT_HTTPS',
    );
    expect(check('http://localhost:3000', 'http://lms.example.org')).toThrow('ADDRESS_NOT_HTTPS');
    expect(check('https://pdu.example.org', 'http://localhost:3001')).toThrow('ADDRESS_NOT_HTTPS');
    expect(check('https://pdu.example.org', 'https://lms.example.org')).not.toThrow();
  });
});
