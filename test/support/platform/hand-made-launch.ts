import { once } from 'node:events';
import express from 'express';
import { onTestFinished } from 'vitest';
import { DEMO_COURSE_ID } from '../../../server/demo.ts';
import { tryOutSites } from '../../../server/try-out.ts';
import { sitesPort } from '../server/free-ports.ts';
import type { TestServer } from '../server/test-server.ts';
import { launchClaims } from './launch-claims.ts';
import { PEOPLE, createPlatform } from './platform.ts';
import type { SigningKey } from './signing-key.ts';

/** What a tool answered to a person. */
export interface Page {
  status: number;
  text: string;
  headers: Headers;
}

/** A login that waits for its launch, as a browser and a platform know it. */
export interface StartedLogin {
  state: string;
  nonce: string;
  cookie: string;
  authentication: URL;
}

/** A platform whose every step is in the test's hands. */
export interface HandMadePlatform {
  issuer: string;
  clientId: string;
  deploymentId: string;
  key: SigningKey;
  /** Third-party-initiated login, changed by the test. */
  login(change?: Record<string, string | undefined>): Promise<Response>;
  startLogin(change?: Record<string, string | undefined>): Promise<StartedLogin>;
  /** The claims that a strict platform would sign for this login. */
  claims(login: StartedLogin): Record<string, unknown>;
  post(
    form: Record<string, string>,
    cookie: string,
    headers?: Record<string, string>,
  ): Promise<Page>;
}

/** Starts the platform that the server knows from its try-out set-up, for one test. */
export async function startHandMadePlatform(server: TestServer): Promise<HandMadePlatform> {
  const { platform, close } = await openHandMadePlatform(server);
  onTestFinished(close);
  return platform;
}

/** The same for several tests; it has to be closed. */
export async function openHandMadePlatform({
  url,
  clock,
}: TestServer): Promise<{ platform: HandMadePlatform; close: () => void }> {
  const port = await sitesPort();
  const sites = tryOutSites(port);
  const link = { resourceLinkId: 'course', title: 'Course', eventId: DEMO_COURSE_ID };
  const { router, key } = await createPlatform({ ...sites, toolUrl: url, links: [link] });
  const listener = express().use('/lms', router).listen(port, 'localhost');
  await once(listener, 'listening');
  const close = () => {
    listener.close();
    listener.closeAllConnections();
  };
  const [person] = PEOPLE;
  if (!person) throw new Error('the platform has no people');

  const login: HandMadePlatform['login'] = (change = {}) => {
    const params = {
      iss: sites.issuer,
      client_id: sites.clientId,
      login_hint: person.id,
      lti_message_hint: '{"cmid":7,"launchid":"x y"}',
      target_link_uri: `${url}/lti/launch`,
      ...change,
    };
    const given = Object.entries(params).filter((entry): entry is [string, string] => !!entry[1]);
    // As a browser asks that opens the tool in a window of its own.
    const headers = { 'sec-fetch-dest': 'document' };
    return fetch(`${url}/lti/login?${new URLSearchParams(given)}`, { redirect: 'manual', headers });
  };

  const platform: HandMadePlatform = {
    ...sites,
    key,
    login,
    async startLogin(change) {
      const response = await login(change);
      const authentication = new URL(response.headers.get('location') ?? '');
      const cookie = response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      const of = (name: string) => authentication.searchParams.get(name) ?? '';
      return { state: of('state'), nonce: of('nonce'), cookie, authentication };
    },
    claims: ({ nonce }) =>
      launchClaims({ ...sites, toolUrl: url, person, link, nonce, now: clock.now }),
    async post(form, cookie, headers = {}) {
      const response = await fetch(`${url}/lti/launch`, {
        method: 'POST',
        headers: { cookie, ...headers },
        body: new URLSearchParams(form),
        redirect: 'manual',
      });
      return { status: response.status, text: await response.text(), headers: response.headers };
    },
  };
  return { platform, close };
}
