import express, { type Request, Router } from 'express';
import { z } from 'zod';
import { listenUntilEnd } from '../server/listen.ts';
import { readFixture } from './recorded.ts';

const CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

export interface RegistrationPlayer {
  /** The issuer. */
  url: string;
  configurationUrl: string;
  token: string;
  /** Bodies that were taken. */
  registered: Record<string, unknown>[];
  /** `METHOD path` with what came as authorization. */
  asked: string[];
  /** Changes what it says of itself. */
  configuration: Record<string, unknown>;
  /** A page of its administrator in which this link is open in a frame. */
  adminPageOf(link: string): string;
  /** The administrator begins anew, with an invitation that was not used. */
  restart(): void;
}

/** What Moodle 4.5 insists on, with its words (test/fixtures/moodle/registration-variants.json). */
const NEEDED = [
  'response_types',
  'initiate_login_uri',
  'redirect_uris',
  'client_name',
  'jwks_uri',
  'token_endpoint_auth_method',
  TOOL,
];

const ToolConfiguration = z.looseObject({
  domain: z.string().optional(),
  target_link_uri: z.string(),
  messages: z.array(
    z.looseObject({ type: z.string(), placements: z.array(z.string()).optional() }),
  ),
});

/** A platform that registers tools, as strict as Moodle or Canvas; gone when the test is over. */
export async function startRegistrationPlayer(
  plays: 'canvas' | 'moodle',
): Promise<RegistrationPlayer> {
  const app = express();
  const port = await listenUntilEnd(app, { host: 'localhost' });
  const { router, player } = createRegistrationPlayer(plays, `http://localhost:${port}`);
  app.use(router);
  return player;
}

/** The same as a router, for an LMS that does more. */
export function createRegistrationPlayer(
  plays: 'canvas' | 'moodle',
  url: string,
): { router: Router; player: RegistrationPlayer } {
  const { port } = new URL(url);
  let isTokenUsed = false;
  const player: RegistrationPlayer = {
    url,
    configurationUrl: `${url}/openid-configuration`,
    token: `token-of-${port}`,
    registered: [],
    asked: [],
    configuration: configurationOf(plays, url),
    adminPageOf: (link) => `${url}/admin?${new URLSearchParams({ link })}`,
    restart: () => {
      isTokenUsed = false;
    },
  };
  const router = Router();
  const isInvited = ({ headers }: Request) => headers.authorization === `Bearer ${player.token}`;
  router.use((request, _response, next) => {
    player.asked.push(`${request.method} ${request.path} ${request.headers.authorization ?? '–'}`);
    next();
  });
  router.get('/openid-configuration', (request, response) => {
    // Canvas shows it to whoever was invited only; Moodle to anybody.
    if (plays === 'canvas' && !isInvited(request)) return void response.status(401).json({});
    response.json(player.configuration);
  });
  router.get('/admin', (request, response) => {
    const link = new URL(String(request.query['link']));
    link.searchParams.set('openid_configuration', player.configurationUrl);
    link.searchParams.set('registration_token', player.token);
    response.type('html').send(adminPage(link.href));
  });
  router.post('/register', express.json({ type: () => true }), (request, response) => {
    const body = request.body as Record<string, unknown>;
    const complaint = complaintAbout(body, plays);
    if (!isInvited(request)) return void response.status(401).send('missing_registration_token');
    if (isTokenUsed) return void response.status(401).send('token_already_used');
    if (complaint) return void response.status(400).send(complaint);
    isTokenUsed = true;
    const client_id = `client-of-${port}`;
    player.registered.push({ ...body, client_id });
    const own = plays === 'moodle' ? { [TOOL]: { deployment_id: '1', version: '1.3.0' } } : {};
    response.json({ ...body, client_id, ...own });
  });
  return { router, player };
}

/** As Moodle does it: a bare frame, which is closed when the tool says so. */
const adminPage = (src: string): string => `<!doctype html><html lang="en"><title>Tools</title>
<header><h1>Manage tools</h1></header><iframe title="Registration" src="${src.replaceAll('&', '&amp;')}" width="340" height="800"></iframe>
<script>addEventListener('message', ({ data }) => {
  if (data.subject === 'org.imsglobal.lti.close') document.querySelector('iframe').replaceWith('The tool is pending.');
});</script></html>`;

/** Moodle's as it was recorded; Canvas's as its documentation shows it. */
function configurationOf(plays: 'canvas' | 'moodle', url: string): Record<string, unknown> {
  const recorded = readFixture('moodle/openid-configuration.json') as Record<string, unknown>;
  const addresses = {
    issuer: url,
    authorization_endpoint: `${url}/auth`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/jwks`,
    registration_endpoint: `${url}/register`,
  };
  if (plays === 'moodle') return { ...recorded, ...addresses };
  return {
    ...addresses,
    scopes_supported: recorded['scopes_supported'],
    claims_supported: ['sub', 'picture', 'email', 'name', 'given_name', 'family_name', 'locale'],
    [CONFIGURATION]: {
      product_family_code: 'canvas',
      version: 'OpenSource',
      messages_supported: [{ type: 'LtiResourceLinkRequest' }, { type: 'LtiDeepLinkingRequest' }],
      'https://canvas.instructure.com/lti/account_name': 'District of Helena',
    },
  };
}

function complaintAbout(body: Record<string, unknown>, plays: string): string | null {
  const missing = NEEDED.find((name) => body[name] === undefined);
  if (missing) return `missing required attribute ${missing}`;
  const tool = ToolConfiguration.safeParse(body[TOOL]);
  if (!tool.success) return z.prettifyError(tool.error);
  const { domain, target_link_uri, messages } = tool.data;
  if (!domain) return 'missing_domain';
  if (new URL(target_link_uri).host !== domain) return 'domain_targetlinkuri_mismatch';
  if (body['application_type'] !== 'web') return 'invalid_application_type';
  if (!Array.isArray(body['redirect_uris'])) return 'invalid_redirect_uris';
  if (body['token_endpoint_auth_method'] !== 'private_key_jwt') {
    return 'invalid_token_endpoint_auth_method';
  }
  const placed = messages.flatMap(({ placements = [] }) => placements);
  return plays === 'canvas' && placed.length === 0 ? 'no placements' : null;
}
