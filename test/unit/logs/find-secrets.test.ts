import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../logs/find-secrets.ts';
import { TEST_SECRET } from '../../support/server/api-caller.ts';

describe('the search of the logs of a run', () => {
  it.each([
    ['the server’s own secret', `{"msg":"started with ${TEST_SECRET}"}`],
    ['a signed token', '{"cause":"not for eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln"}'],
    ['a bearer token', '{"header":"Bearer abcdef0123456789"}'],
    ['a key', '{"pem":"-----BEGIN PRIVATE KEY-----"}'],
    ['a key', '{"jwk":{"kty":"RSA","d":"x"}}'],
    ['a cookie', '{"sent":"better-auth.session_token=abcdefgh12345"}'],
    ['a password in an address', '{"uri":"mongodb://user:secret@db.example.org/x"}'],
    ['a secret in an address', '{"path":"/lti/register?key=abcdefgh12345"}'],
    ['a secret by its name', '{"body":{"password":"x"}}'],
  ])('finds %s', (kind, line) => {
    expect(findSecrets(`{"msg":"first"}\n${line}`)).toContainEqual({ line: 2, kind });
  });

  it('finds nothing in what is logged on purpose', () => {
    const lines = [
      '{"level":30,"time":1,"supportCode":"0A1B2C3D4E","path":"/lti/launch","code":"TOKEN_TOO_OLD","msg":"launch refused"}',
      '{"level":30,"msg":"listening","url":"http://localhost:3000"}',
      '{"level":50,"cause":"Error: the token has ended at jwtVerify (node_modules/jose/dist/verify.js:79:11)"}',
    ];
    expect(findSecrets(lines.join('\n'))).toEqual([]);
  });
});
