import { TEST_SECRET } from '../support/server/api-caller.ts';

/** What would let somebody else in, and must be in no log. */
const KINDS: readonly [kind: string, pattern: RegExp][] = [
  ['the server’s own secret', new RegExp(TEST_SECRET)],
  ['a signed token', /\beyJ[\w-]{8,}\.[\w-]{8,}/],
  ['a bearer token', /\bbearer\s+(?!<)[\w.~+/-]{8,}/i],
  ['a key', /-----BEGIN|"(?:d|privatekey|private_key)"\s*:/i],
  ['a cookie', /\b(?:better-auth[\w.-]*|__Secure-[\w.-]+|lti_[\w-]+)=[\w%.-]{8,}/],
  ['a password in an address', /\b[a-z][a-z+]+:\/\/[^\s/:@"]+:[^\s/@"]+@/i],
  [
    'a secret in an address',
    /[?&#](?:token|key|code|secret|state|nonce|id_token|registration_token)=[\w%.~+-]{8,}/i,
  ],
  [
    'a secret by its name',
    /"(?:token|sessionToken|id_token|authorization|cookie|password|passphrase|secret|registration_token|client_assertion)"\s*:\s*"[^"]/i,
  ],
];

/** Each secret in a text, by its kind and line, never itself. */
export function findSecrets(text: string): { line: number; kind: string }[] {
  return text.split('\n').flatMap((words, index) =>
    KINDS.filter(([, pattern]) => pattern.test(words)).map(([kind]) => ({
      line: index + 1,
      kind,
    })),
  );
}
