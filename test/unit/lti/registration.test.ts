import { describe, expect, it } from 'vitest';
import {
  canvasConfiguration,
  moodleValues,
} from '../../../lti-tool/registration/manual-registration.ts';
import { isOwnIssuer } from '../../../lti-tool/registration/platform-configuration.ts';
import { registerTool } from '../../../lti-tool/registration/register-tool.ts';
import { describeTool } from '../../../lti-tool/registration/tool-description.ts';
import type { GuardedFetch } from '../../../lti-tool/services/guarded-fetch.ts';
import { readFixture } from '../../support/platform/recorded.ts';

const TOOL = describeTool('https://pdu.example.org:8443');
const MOODLE = 'http://localhost:8081/mod/lti/openid-configuration.php';

interface Variant {
  case: string;
  method: string;
  status: number;
  body: unknown;
}

/** Moodle 4.5.6 as it was recorded: its configuration, then this answer to the registration. */
function recordedMoodle(answer: { status: number; body: unknown }) {
  const sent: { url: string; body: string | undefined }[] = [];
  const fetch: GuardedFetch = async (input, init) => {
    sent.push({ url: String(input), body: init?.body });
    if (String(input) === MOODLE)
      return Response.json(readFixture('moodle/openid-configuration.json'));
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    return new Response(text, { status: answer.status });
  };
  return { fetch, sent };
}

describe('registering at a real Moodle, recorded', () => {
  const invitation = { configurationUrl: MOODLE, token: 'token' };

  it('reads its configuration and its answer', async () => {
    const answer = readFixture('moodle/registration-response.json') as {
      status: number;
      body: object;
    };
    const { fetch, sent } = recordedMoodle(answer);
    const result = await registerTool(fetch, TOOL, invitation);
    expect(result).toEqual({
      ok: true,
      product: 'moodle',
      deploymentId: '1',
      registration: {
        issuer: 'http://localhost:8081',
        clientId: '3AXTcIml1CFc7va',
        name: 'localhost:8081',
        authenticationEndpoint: 'http://localhost:8081/mod/lti/auth.php',
        tokenEndpoint: 'http://localhost:8081/mod/lti/token.php',
        jwksUri: 'http://localhost:8081/mod/lti/certs.php',
      },
    });
    // With its port, which Moodle compares with the target link's.
    expect(sent[1]?.body).toContain('"domain":"pdu.example.org:8443"');
  });

  const refusals = (readFixture('moodle/registration-variants.json') as Variant[]).filter(
    ({ method, status }) => method === 'POST' && status >= 400,
  );
  it.each(refusals)('tells of “$case”', async (variant) => {
    const { fetch } = recordedMoodle(variant);
    const result = await registerTool(fetch, TOOL, invitation);
    const problem = result.ok ? null : result.problem;
    expect(problem?.code).toBe('REGISTRATION_REFUSED');
    expect(problem?.detail).toContain(String(variant.status));
    expect(problem?.detail).not.toContain('token"');
  });
});

describe('who may speak for an issuer', () => {
  it.each([
    [
      'https://moodle.example.org',
      'https://moodle.example.org/mod/lti/openid-configuration.php',
      true,
    ],
    [
      'https://canvas.instructure.com',
      'https://sso.canvaslms.com/api/lti/security/openid-configuration',
      true,
    ],
    ['https://canvas.beta.instructure.com', 'https://sso.beta.canvaslms.com/x', true],
    ['https://canvas.instructure.com', 'https://canvas.instructure.com/x', true],
    ['https://canvas.instructure.com', 'https://sso.beta.canvaslms.com/x', false],
    ['https://canvas.instructure.com', 'https://evil.example/x', false],
    ['https://moodle.example.org', 'https://moodle.example.org:8443/x', false],
    ['https://moodle.example.org', 'https://moodle.example.org.evil.example/x', false],
  ])('%s by %s: %s', (issuer, configurationUrl, isOwn) => {
    expect(isOwnIssuer(issuer, configurationUrl)).toBe(isOwn);
  });
});

describe('what is typed by hand', () => {
  it('has the same addresses, scopes and parameters as a registration by link', () => {
    const canvas = JSON.stringify(canvasConfiguration(TOOL));
    const moodle = JSON.stringify(moodleValues(TOOL));
    for (const address of [TOOL.loginUrl, TOOL.launchUrl, TOOL.jwksUrl]) {
      expect(canvas).toContain(address);
      expect(moodle).toContain(address);
    }
    expect(canvas).toContain('"privacy_level":"public"');
    expect(moodle).toContain('context_history=$Context.id.history');
  });
});
