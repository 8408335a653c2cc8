import type { z } from 'zod';
import type { Registration } from '../registry.ts';
import type { GuardedFetch } from '../services/guarded-fetch.ts';
import { readJson } from '../services/read-tolerantly.ts';
import {
  PlatformConfiguration,
  RegistrationAnswer,
  isOwnIssuer,
} from './platform-configuration.ts';
import { registrationRequest } from './registration-request.ts';
import type { ToolDescription } from './tool-description.ts';

/** What a platform sends the tool's registration page (Dynamic Registration 1.0, section 3.3). */
export interface RegistrationInvitation {
  configurationUrl: string;
  /** Good for one registration; absent where the platform needs none. */
  token: string | undefined;
}

export interface RegistrationProblem {
  code:
    /** No answer, or not from an address that the tool asks. */
    | 'CONFIGURATION_UNREACHABLE'
    | 'CONFIGURATION_UNREADABLE'
    /** It says that it is another server. */
    | 'ISSUER_FOREIGN'
    /** The token was used or is over, or the platform does not take what it was sent. */
    | 'REGISTRATION_REFUSED';
  /** For the log and the administrator, without secrets. */
  detail: string;
}

export type RegistrationResult =
  | { ok: true; registration: Registration; deploymentId: string | null; product: string }
  | { ok: false; problem: RegistrationProblem };

/**
 * Registers the tool at a platform that invited it: reads its configuration, asks for what is needed,
 * and answers what the platform is known by from now on. The token goes with both requests, as Canvas
 * wants it.
 */
export async function registerTool(
  fetch: GuardedFetch,
  tool: ToolDescription,
  invitation: RegistrationInvitation,
): Promise<RegistrationResult> {
  const { configurationUrl, token } = invitation;
  const bearer: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const read = await ask(() =>
    fetch(configurationUrl, { headers: { accept: 'application/json', ...bearer } }),
  );
  if (!read.ok) return refuse('CONFIGURATION_UNREACHABLE', read.detail);
  const configuration = PlatformConfiguration.safeParse(readJson(read.text));
  if (!configuration.success) {
    return refuse('CONFIGURATION_UNREADABLE', wordsOf(configuration.error));
  }
  const { issuer, registration_endpoint } = configuration.data;
  if (!isOwnIssuer(issuer, configurationUrl)) {
    return refuse('ISSUER_FOREIGN', `${new URL(configurationUrl).host} says that it is ${issuer}`);
  }
  const posted = await ask(() =>
    fetch(registration_endpoint, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', ...bearer },
      body: JSON.stringify(registrationRequest(tool, configuration.data)),
    }),
  );
  if (!posted.ok) return refuse('REGISTRATION_REFUSED', posted.detail);
  const answer = RegistrationAnswer.safeParse(readJson(posted.text));
  if (!answer.success) return refuse('REGISTRATION_REFUSED', wordsOf(answer.error));
  return registered(configuration.data, answer.data);
}

function registered(
  configuration: PlatformConfiguration,
  answer: z.infer<typeof RegistrationAnswer>,
): RegistrationResult {
  const own = configuration['https://purl.imsglobal.org/spec/lti-platform-configuration'];
  const { issuer, authorization_endpoint, token_endpoint, jwks_uri } = configuration;
  const account = own?.['https://canvas.instructure.com/lti/account_name'];
  return {
    ok: true,
    registration: {
      issuer,
      clientId: answer.client_id,
      name: (account ?? new URL(issuer).host).slice(0, LONGEST_NAME),
      authenticationEndpoint: authorization_endpoint,
      tokenEndpoint: token_endpoint,
      jwksUri: jwks_uri,
    },
    deploymentId:
      answer['https://purl.imsglobal.org/spec/lti-tool-configuration']?.deployment_id ?? null,
    product: own?.product_family_code ?? '',
  };
}

const LONGEST_NAME = 100;
const LONGEST_DETAIL = 300;

type Asked = { ok: true; text: string } | { ok: false; detail: string };

async function ask(send: () => Promise<Response>): Promise<Asked> {
  try {
    const response = await send();
    const text = await response.text();
    if (response.ok) return { ok: true, text };
    const detail = `${response.status} ${response.statusText} ${text}`.trim();
    return { ok: false, detail: detail.slice(0, LONGEST_DETAIL) };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : 'no answer' };
  }
}

/** Which fields are missing or wrong. */
const wordsOf = ({ issues }: z.ZodError): string =>
  issues
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ')
    .slice(0, LONGEST_DETAIL);

const refuse = (code: RegistrationProblem['code'], detail: string): RegistrationResult => ({
  ok: false,
  problem: { code, detail },
});
