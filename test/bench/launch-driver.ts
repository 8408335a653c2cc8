import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type LaunchSubject, launchClaims } from '../support/platform/launch-claims.ts';
import { createSigningKey } from '../support/platform/signing-key.ts';
import { perSecond, quantile } from './figure.ts';

/** A tool that one platform launches. */
export interface LaunchedTool {
  loginUrl: string;
  targetLinkUri: string;
  clientId: string;
}

export interface LaunchRound {
  perSecond: number;
  /** Of login and launch together, for one person. */
  p95Ms: number;
}

export interface BenchPlatform {
  issuer: string;
  /** So many people in browsers of their own begin at once, and come back at once. */
  launch(tool: LaunchedTool, count: number, now: () => Date): Promise<LaunchRound>;
  close: () => void;
}

/** A begun login as a browser and the platform know it. */
interface Begun {
  cookies: Map<string, string>;
  state: string;
  nonce: string;
  redirectUri: string;
  tookMs: number;
}

let people = 0;

/** A platform on this machine: its keys are served, its tokens signed before the clock runs. */
export async function startBenchPlatform(eventId: string): Promise<BenchPlatform> {
  const key = await createSigningKey('bench-key');
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [key.publicJwk] }));
  }).listen(0, 'localhost');
  await once(server, 'listening');
  // `listen` on TCP always gives an address of this kind.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const sign = (tool: LaunchedTool, nonce: string, now: Date) => {
    people += 1;
    const link = { resourceLinkId: 'bench', title: 'Bench', eventId };
    const id = `bench-${people}`;
    const person = { id, name: `Educator ${people}`, email: `${id}@x.test`, role: 'Learner' };
    const about = { issuer, clientId: tool.clientId, deploymentId: 'bench', toolUrl: '' };
    const subject: LaunchSubject = { ...about, person: person as never, link, nonce, now };
    const target = 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri';
    return key.sign({ ...launchClaims(subject), [target]: tool.targetLinkUri });
  };
  return {
    issuer,
    async launch(tool, count, now) {
      const begun: Begun[] = [];
      const logins = await perSecond(
        Array.from({ length: count }, () => async () => {
          begun.push(await begin(issuer, tool));
        }),
      );
      const signed = await Promise.all(
        begun.map(async (one) => ({ ...one, token: await sign(tool, one.nonce, now()) })),
      );
      const tookMs: number[] = [];
      const launches = await perSecond(
        signed.map((one) => async () => {
          tookMs.push(one.tookMs + (await finish(one)));
        }),
      );
      return { perSecond: 1 / (1 / logins + 1 / launches), p95Ms: quantile(tookMs, 0.95) };
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** From the platform's page to the platform's log-in, as a browser follows. */
async function begin(issuer: string, tool: LaunchedTool): Promise<Begun> {
  const startedAt = performance.now();
  const cookies = new Map<string, string>();
  const params = new URLSearchParams({
    iss: issuer,
    client_id: tool.clientId,
    login_hint: 'somebody',
    lti_message_hint: '{"cmid":7}',
    target_link_uri: tool.targetLinkUri,
  });
  const end = await follow(`${tool.loginUrl}?${params}`, cookies, (url) => url.startsWith(issuer));
  const { searchParams } = new URL(end.url);
  const of = (name: string) => searchParams.get(name) ?? '';
  const tookMs = performance.now() - startedAt;
  return {
    cookies,
    state: of('state'),
    nonce: of('nonce'),
    redirectUri: of('redirect_uri'),
    tookMs,
  };
}

/** Back to the tool with the token, until its page is there. */
async function finish({
  cookies,
  state,
  redirectUri,
  token,
}: Begun & { token: string }): Promise<number> {
  const startedAt = performance.now();
  const body = new URLSearchParams({ id_token: token, state });
  const { status } = await follow(redirectUri, cookies, () => false, body);
  if (status !== 200) throw new Error(`not launched: ${status}`);
  return performance.now() - startedAt;
}

/** Follows redirects with a browser's cookies, to an end or to an address that is not asked any more. */
async function follow(
  first: string,
  cookies: Map<string, string>,
  isEnd: (url: string) => boolean,
  body?: URLSearchParams,
): Promise<{ url: string; status: number }> {
  let url = first;
  for (let hops = 0; hops < 5; hops += 1) {
    if (isEnd(url)) return { url, status: 302 };
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, 'sec-fetch-dest': 'iframe' };
    const posted = hops === 0 ? body : undefined;
    const answer = await askQuickly(url, headers, posted);
    for (const line of answer.cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const { location } = answer;
    if (!location) return { url, status: answer.status };
    url = new URL(location, url).href;
  }
  throw new Error(`too many redirects at ${first}`);
}

const agent = new Agent({ keepAlive: true });

/** Without what `fetch` does beside, which would be most of the time that is measured. */
function askQuickly(
  url: string,
  headers: Record<string, string>,
  body?: URLSearchParams,
): Promise<{ status: number; cookies: string[]; location: string | undefined }> {
  const text = body?.toString();
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const options = {
    agent,
    method: text === undefined ? 'GET' : 'POST',
    headers: text === undefined ? headers : { ...headers, ...form },
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (response) => {
      const { statusCode: status = 0, headers: given } = response;
      const { 'set-cookie': cookies = [], location } = given;
      response.resume().on('end', () => resolve({ status, cookies, location }));
    });
    asked.on('error', reject).end(text);
  });
}
