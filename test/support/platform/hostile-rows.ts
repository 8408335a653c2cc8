import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { type Claims, type Forge, type Stage, withChanges } from './launch-scene.ts';
import { createSigningKey } from './signing-key.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DEEP_LINKING = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

const changed =
  (change: Claims | ((stage: Stage) => Claims)): Forge =>
  (stage, claims) =>
    stage.platform.key.sign(
      withChanges(claims, typeof change === 'function' ? change(stage) : change),
    );

const lacking = (name: string): Forge => changed({ [name]: undefined });

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signed by a key of the attacker's, which the header brings along. */
const withOwnKey: Forge = async (_stage, claims) => {
  const { publicKey } = await generateKeyPair('RS256');
  const jwk = await exportJWK(publicKey);
  const other = await createSigningKey('try-out-key');
  return other.sign(claims, { jwk, jku: 'https://evil.example/jwks' });
};

/**
 * Launches that no tool may accept, each with the code of the check that stops it. `list` names who
 * asks for it: the certification suite's bad launches, or what ltijs 5.9.9 was measured to accept.
 */
export const HOSTILE: {
  title: string;
  code: string;
  forge: Forge;
  list?: 'certification' | 'ltijs';
}[] = [
  {
    title: 'no JWT of LTI 1.3 at all',
    code: 'TOKEN_UNREADABLE',
    list: 'certification',
    forge: async () => 'this is no token',
  },
  {
    title: 'an unsigned token',
    code: 'ALGORITHM_NOT_ALLOWED',
    forge: async (_stage, claims) =>
      `${encode({ alg: 'none', kid: 'try-out-key' })}.${encode(claims)}.`,
  },
  {
    title: 'a symmetric signature',
    code: 'ALGORITHM_NOT_ALLOWED',
    forge: async (_stage, claims) =>
      `${encode({ alg: 'HS256', kid: 'try-out-key' })}.${encode(claims)}.c2ln`,
  },
  {
    title: 'no key id',
    code: 'KEY_ID_MISSING',
    list: 'certification',
    forge: ({ platform }, claims) => platform.key.sign(claims, { kid: '' }),
  },
  {
    title: 'an unknown key id',
    code: 'KEY_UNKNOWN',
    list: 'certification',
    forge: ({ platform }, claims) => platform.key.sign(claims, { kid: 'other-key' }),
  },
  { title: 'a key that the token brings along', code: 'SIGNATURE_WRONG', forge: withOwnKey },
  {
    title: 'an extension that has to be understood',
    code: 'TOKEN_UNREADABLE',
    forge: async ({ platform }, claims) => {
      const [, payload, signature] = (await platform.key.sign(claims)).split('.');
      const head = { alg: 'RS256', kid: 'try-out-key', crit: ['wand'], wand: 1 };
      return `${encode(head)}.${payload}.${signature}`;
    },
  },
  {
    title: 'a token changed after signing',
    code: 'SIGNATURE_WRONG',
    forge: async ({ platform }, claims) => {
      const [head, , signature] = (await platform.key.sign(claims)).split('.');
      return `${head}.${encode({ ...claims, sub: 'somebody-else' })}.${signature}`;
    },
  },
  {
    title: 'another issuer',
    code: 'ISSUER_WRONG',
    forge: changed({ iss: 'https://other.example' }),
  },
  { title: 'no issuer', code: 'ISSUER_WRONG', forge: lacking('iss') },
  { title: 'another audience', code: 'AUDIENCE_WRONG', forge: changed({ aud: 'other-client' }) },
  { title: 'no audience', code: 'AUDIENCE_WRONG', forge: lacking('aud') },
  { title: 'an empty audience', code: 'AUDIENCE_WRONG', forge: changed({ aud: [] }) },
  {
    title: 'an untrusted audience too many, without azp',
    code: 'AUDIENCE_WRONG',
    list: 'ltijs',
    forge: changed(({ platform }) => ({ aud: [platform.clientId, 'other-client'] })),
  },
  {
    title: 'another authorized party',
    code: 'AUTHORIZED_PARTY_WRONG',
    forge: changed({ azp: 'other-client' }),
  },
  {
    title: 'an expired token (bad exp)',
    code: 'TOKEN_EXPIRED',
    list: 'certification',
    forge: changed(({ server }) => ({ exp: seconds(server.clock.now) - 3600 })),
  },
  { title: 'no expiry', code: 'TOKEN_TIMES_MISSING', list: 'ltijs', forge: lacking('exp') },
  { title: 'no time of issue', code: 'TOKEN_TIMES_MISSING', list: 'ltijs', forge: lacking('iat') },
  {
    title: 'a token of the next hour (bad iat)',
    code: 'TOKEN_TIME_WRONG',
    list: 'ltijs',
    forge: changed(({ server }) => ({
      iat: seconds(server.clock.now) + 3600,
      exp: seconds(server.clock.now) + 7200,
    })),
  },
  {
    title: 'a token that is not good before tomorrow',
    code: 'TOKEN_TIME_WRONG',
    forge: changed(({ server }) => ({ nbf: seconds(server.clock.now) + 86_400 })),
  },
  { title: 'no nonce', code: 'NONCE_WRONG', list: 'ltijs', forge: lacking('nonce') },
  {
    title: 'a nonce that was never given out',
    code: 'NONCE_WRONG',
    list: 'ltijs',
    forge: changed(() => ({ nonce: randomBytes(32).toString('base64url') })),
  },
  {
    title: 'the nonce of another login',
    code: 'NONCE_WRONG',
    forge: async ({ platform }, claims) => {
      const { nonce } = await platform.startLogin();
      return platform.key.sign({ ...claims, nonce });
    },
  },
  {
    title: 'no message type',
    code: 'MESSAGE_TYPE_UNKNOWN',
    list: 'certification',
    forge: lacking(`${LTI}message_type`),
  },
  {
    title: 'an unknown message type',
    code: 'MESSAGE_TYPE_UNKNOWN',
    forge: changed({ [`${LTI}message_type`]: 'LtiNonsense' }),
  },
  {
    title: 'no version',
    code: 'VERSION_WRONG',
    list: 'certification',
    forge: lacking(`${LTI}version`),
  },
  {
    title: 'another version',
    code: 'VERSION_WRONG',
    list: 'certification',
    forge: changed({ [`${LTI}version`]: '1.1' }),
  },
  {
    title: 'no deployment',
    code: 'DEPLOYMENT_MISSING',
    list: 'certification',
    forge: lacking(`${LTI}deployment_id`),
  },
  {
    title: 'a deployment that nobody has approved',
    code: 'DEPLOYMENT_UNKNOWN',
    list: 'ltijs',
    forge: changed({ [`${LTI}deployment_id`]: 'other' }),
  },
  {
    title: 'a target on another host than at login',
    code: 'TARGET_LINK_WRONG',
    list: 'ltijs',
    forge: changed({ [`${LTI}target_link_uri`]: 'https://evil.example/lti/launch' }),
  },
  {
    title: 'no target',
    code: 'TARGET_LINK_WRONG',
    forge: lacking(`${LTI}target_link_uri`),
  },
  {
    title: 'no resource link',
    code: 'RESOURCE_LINK_MISSING',
    forge: lacking(`${LTI}resource_link`),
  },
  {
    title: 'a resource link without id',
    code: 'RESOURCE_LINK_MISSING',
    list: 'certification',
    forge: changed({ [`${LTI}resource_link`]: { title: 'x' } }),
  },
  {
    title: 'a resource link whose id is too long',
    code: 'RESOURCE_LINK_MISSING',
    forge: changed({ [`${LTI}resource_link`]: { id: 'x'.repeat(256) } }),
  },
  {
    title: 'a deep linking request without settings',
    code: 'DEEP_LINKING_SETTINGS_MISSING',
    forge: changed({ [`${LTI}message_type`]: 'LtiDeepLinkingRequest' }),
  },
  {
    title: 'a deep linking request that says nowhere to go back to',
    code: 'DEEP_LINKING_SETTINGS_MISSING',
    forge: changed({
      [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
      [DEEP_LINKING]: {
        accept_types: ['ltiResourceLink'],
        deep_link_return_url: 'javascript:alert(1)',
      },
    }),
  },
  {
    title: 'a submission review of nobody',
    code: 'FOR_USER_MISSING',
    forge: changed({ [`${LTI}message_type`]: 'LtiSubmissionReviewRequest' }),
  },
  {
    title: 'no subject (anonymous)',
    code: 'SUBJECT_MISSING',
    list: 'certification',
    forge: lacking('sub'),
  },
  {
    title: 'a subject that is too long',
    code: 'SUBJECT_MISSING',
    forge: changed({ sub: 'x'.repeat(256) }),
  },
  {
    title: 'no roles',
    code: 'ROLES_MISSING',
    list: 'certification',
    forge: lacking(`${LTI}roles`),
  },
  {
    title: 'no claims but those of the token itself',
    code: 'MESSAGE_TYPE_UNKNOWN',
    list: 'certification',
    forge: ({ platform }, { iss, aud, iat, exp, nonce }) =>
      platform.key.sign({ iss, aud, iat, exp, nonce }),
  },
];
