import { decodeJwt, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import {
  type DeepLinkingAnswer,
  signDeepLinkingAnswer,
} from '../../../../lti-tool/services/deep-linking.ts';
import { readDeepLinkingSettings } from '../../../../lti-tool/services/deep-linking-settings.ts';
import { SERVICE_CLAIM } from '../../../../lti-tool/services/service-names.ts';
import { makeToolKey } from '../../../support/platform/connect-tool.ts';
import { readFixture } from '../../../support/platform/recorded.ts';

const key = await makeToolKey();
const now = new Date('2026-03-02T10:00:00Z');
const platform = { issuer: 'https://lms.test', clientId: 'client', deploymentId: 'd-1' };
const SETTINGS = {
  deep_link_return_url: 'https://lms.test/return',
  accept_types: ['ltiResourceLink'],
  accept_multiple: true,
  accept_presentation_document_targets: ['iframe', 'window'],
  data: 'opaque',
};
const LINK = { title: 'Reading', url: 'https://tool.test/lti/launch', custom: { event: '7' } };
const GRADED = {
  ...LINK,
  lineItem: { label: 'PDU', scoreMaximum: 1, resourceId: 'event-7' },
  iframe: { width: 800, height: 600 },
};

async function answer(change: object, links: DeepLinkingAnswer['links'], more = {}) {
  const settings = readDeepLinkingSettings({ ...SETTINGS, ...change });
  if (!settings) throw new Error('these settings can be read');
  return signDeepLinkingAnswer({ platform, settings, key, now }, { links, ...more });
}

async function itemsOf(result: Awaited<ReturnType<typeof answer>>) {
  if (!result.ok) throw new Error(result.problem.detail);
  return decodeJwt(result.jwt)[SERVICE_CLAIM.contentItems];
}

describe('what is signed', () => {
  it('verifies with the published key, is for the platform, and gives its data back', async () => {
    const result = await answer({}, [GRADED], { message: 'Placed.' });
    if (!result.ok) throw new Error(result.problem.detail);
    const { payload } = await jwtVerify(result.jwt, key.published, {
      issuer: 'client',
      audience: 'https://lms.test',
      algorithms: ['RS256'],
      currentDate: now,
    });
    expect(payload).toMatchObject({
      nonce: expect.stringMatching(/.{20}/),
      'https://purl.imsglobal.org/spec/lti/claim/message_type': 'LtiDeepLinkingResponse',
      'https://purl.imsglobal.org/spec/lti/claim/version': '1.3.0',
      'https://purl.imsglobal.org/spec/lti/claim/deployment_id': 'd-1',
      [SERVICE_CLAIM.data]: 'opaque',
      [SERVICE_CLAIM.message]: 'Placed.',
      [SERVICE_CLAIM.contentItems]: [{ type: 'ltiResourceLink', ...GRADED }],
    });
    expect(payload.iat).toBeLessThan(now.getTime() / 1000);
  });

  it('calling off gives an empty list', async () => {
    expect(await itemsOf(await answer({}, []))).toEqual([]);
  });

  it('leaves data out where the platform sent none', async () => {
    const result = await answer({ data: undefined }, [LINK]);
    if (!result.ok) throw new Error(result.problem.detail);
    expect(SERVICE_CLAIM.data in decodeJwt(result.jwt)).toBe(false);
  });
});

describe('what a platform does not take', () => {
  it.each([[false], ['false'], [undefined], [null]])(
    'several items where accept_multiple is %j are a problem, never dropped',
    async (value) => {
      expect(await answer({ accept_multiple: value }, [LINK, LINK])).toMatchObject({
        ok: false,
        problem: { code: 'ONE_ITEM_ONLY' },
      });
    },
  );

  it('what comes as a text means the same', async () => {
    const change = { accept_multiple: 'true', accept_lineitem: 'false' };
    const result = await answer(change, [GRADED, LINK]);
    expect(result).toMatchObject({ ok: true, isLineItemLeftOut: true });
  });

  it('links where it wants files only are a problem', async () => {
    expect(await answer({ accept_types: ['file'] }, [LINK])).toMatchObject({
      ok: false,
      problem: { code: 'TYPE_NOT_ACCEPTED' },
    });
  });

  it('a line item that it refuses is left out, and that is told', async () => {
    const result = await answer({ accept_lineitem: false }, [GRADED]);
    expect(result).toMatchObject({ ok: true, isLineItemLeftOut: true });
    expect(JSON.stringify(await itemsOf(result))).not.toContain('lineItem');
  });

  it('a line item goes along where it says nothing, as Moodle', async () => {
    const result = await answer({}, [GRADED]);
    expect(result).toMatchObject({ ok: true, isLineItemLeftOut: false });
  });

  it('a frame’s size is left out where nothing opens in frames', async () => {
    const result = await answer({ accept_presentation_document_targets: ['window'] }, [GRADED]);
    expect(JSON.stringify(await itemsOf(result))).not.toContain('iframe');
  });

  it.each([
    ['a line break in a custom parameter', { custom: { event: '7\nadmin=1' } }],
    ['an equals sign in a name', { custom: { 'a=b': '7' } }],
    ['no title', { title: ' ' }],
    ['an address that is none of the web', { url: 'javascript:alert(1)' }],
    ['a maximum of 0', { lineItem: { label: 'x', scoreMaximum: 0, resourceId: 'x' } }],
  ])('%s is a problem', async (_title, change) => {
    expect(await answer({}, [{ ...LINK, ...change }])).toMatchObject({
      ok: false,
      problem: { code: 'ITEM_INVALID' },
    });
  });
});

it.each(['moodle/launch-claims-deep-linking.json', 'openedx/launch-deep-linking.json'])(
  'the settings that a real platform sent are read: %s',
  (path) => {
    const text = JSON.stringify(readFixture(path));
    const [, claim] = /"[^"]*deep_linking_settings":(\{.*?\})/.exec(text) ?? [];
    const settings = readDeepLinkingSettings(JSON.parse(claim ?? 'null'));
    expect(settings?.acceptTypes).toContain('ltiResourceLink');
    expect(settings?.returnUrl).toMatch(/^http:\/\/localhost/);
  },
);
