import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JSONWebKeySet, createLocalJWKSet } from 'jose';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../lti-tool/hashing.ts';
import type { Launch } from '../../lti-tool/launch.ts';
import { LtiRefusal } from '../../lti-tool/refusals.ts';
import { verifyLaunch } from '../../lti-tool/verify-launch.ts';
import { projectRoot } from '../../server/project-root.ts';
import { createLoginStore } from '../../server/store/login-store.ts';
import type { Database } from '../../server/store/connection.ts';
import { createTestDatabase } from '../support/database/test-database.ts';

interface Recorded {
  id_token: string;
  payload: { iat: number; iss: string; aud: string; nonce: string } & Record<string, unknown>;
}

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(projectRoot(), 'test/fixtures/moodle', `${name}.json`), 'utf8'));
const recorded = (name: string) => fixture(`launch-claims-${name}`) as Recorded;
// A key set as it was served; jose checks its form.
const keys = createLocalJWKSet(fixture('jwks') as JSONWebKeySet);

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';

/** Verifies what a real Moodle posted, as if it came so long after it was issued. */
async function verify(database: Database, { id_token, payload }: Recorded, afterSeconds = 5) {
  const now = new Date((payload.iat + afterSeconds) * 1000);
  const { iss: issuer, aud: clientId, nonce } = payload;
  const address = `${issuer}/mod/lti`;
  const platform = {
    issuer,
    clientId,
    authenticationEndpoint: `${address}/auth.php`,
    jwksUri: `${address}/certs.php`,
  };
  const logins = createLoginStore(database.models);
  const state = `state of ${nonce} at ${afterSeconds}`;
  await logins.save({
    stateHash: hashOf(state),
    nonceHash: hashOf(nonce),
    browserKeyHash: hashOf('key'),
    issuer,
    clientId,
    deploymentId: '1',
    targetLinkUri: String(payload[`${LTI}target_link_uri`]),
    storage: null,
    openedFrom: null,
    startedAt: now,
    expiresAt: new Date(now.getTime() + 1000),
  });
  const deps = {
    registry: { find: async () => platform, findByIssuer: async () => [platform] },
    logins,
    deployments: { isKnown: async () => true },
    keysOf: () => keys,
    leewaySeconds: 120,
    now: () => now,
  };
  return verifyLaunch(deps, { state, token: id_token, storedKey: undefined }, 'key');
}

describe('launches that a real Moodle 4.5.6 posted', () => {
  it('verify with its recorded keys, and each is read right', async () => {
    // What of each a tool has to read right.
    const rows: [name: string, expected: Partial<Launch>][] = [
      [
        'learner',
        {
          message: 'resource-link',
          subject: '5',
          name: 'Zoë Łukasiewicz 李',
          email: 'student2@example.test',
          resourceLink: { id: '1', title: 'Deep linked quiz ✓ Zażółć' },
          grades: expect.objectContaining({
            lineItemUrl: expect.stringContaining('/lineitem?type_id=1'),
          }),
          roster: { membershipsUrl: expect.stringContaining('/memberships') },
          platformOrigins: ['http://localhost:8081'],
          isActedFor: false,
        },
      ],
      ['instructor', { roles: expect.objectContaining({ isInstructor: true, isLearner: false }) }],
      ['learner-privacy', { subject: '5', message: 'resource-link' }],
      [
        'ungraded-link',
        { grades: expect.not.objectContaining({ lineItemUrl: expect.anything() }) },
      ],
      ['new-window', { presentation: expect.objectContaining({ target: 'window' }) }],
      [
        'copied-course',
        {
          context: expect.objectContaining({ id: '3' }),
          custom: expect.objectContaining({ ctx_hist: '2' }),
          roles: expect.objectContaining({ isInstructor: true, isAdmin: false }),
        },
      ],
      [
        'deep-linking',
        {
          message: 'deep-linking',
          settings: expect.objectContaining({
            acceptTypes: ['ltiResourceLink'],
            isMultipleAccepted: true,
            isLineItemAccepted: null,
            returnUrl: expect.stringContaining('contentitem_return.php'),
          }),
        },
      ],
      ['submission-review', { message: 'submission-review', forUserId: '4', subject: '3' }],
    ];

    const database = await createTestDatabase();
    for (const [name, expected] of rows) {
      const launch = await verify(database, recorded(name));
      expect([name, launch]).toEqual([name, expect.objectContaining(expected)]);
      expect(JSON.stringify(launch.custom)).not.toContain('$');
    }
  });

  it('nothing personal is made up when the teacher has switched it off', async () => {
    const launch = await verify(await createTestDatabase(), recorded('learner-privacy'));
    expect(launch).not.toHaveProperty('name');
    expect(launch).not.toHaveProperty('email');
  });

  it('they live for a minute, and for the two of leeway, and no longer', async () => {
    const database = await createTestDatabase();
    await expect(verify(database, recorded('learner'), 179)).resolves.toHaveProperty('subject');
    const late = verify(database, recorded('learner'), 181);
    await expect(late).rejects.toBeInstanceOf(LtiRefusal);
    await expect(late).rejects.toHaveProperty('code', 'TOKEN_EXPIRED');
  });
});
