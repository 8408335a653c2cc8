import { setTimeout } from 'node:timers/promises';
import { type Response, Router } from 'express';
import { z } from 'zod';
import { type CourseLink, type Person, launchClaims } from './launch-claims.ts';
import {
  STORAGE_FRAME,
  activityPage,
  autoPostPage,
  coursePage,
  readingPage,
  storagePage,
} from './platform-pages.ts';
import { type SigningKey, createSigningKey } from './signing-key.ts';

export interface PlatformOptions {
  issuer: string;
  toolUrl: string;
  clientId: string;
  deploymentId: string;
  links: CourseLink[];
  /** As Canvas: its page keeps texts for tools, some time after all else, or only says so (its apps); Moodle has nothing. */
  storage?: 'answers' | 'late' | 'silent';
}

/** After the tool has given the storage up, and offers a window of its own. */
const LATE_MS = 4000;

export const PEOPLE: readonly Person[] = [
  { id: 'learner-1', name: 'Jordan Rivers', email: 'jordan@example.test', role: 'Learner' },
  { id: 'learner-2', name: 'Zoë Łukasiewicz', email: 'zoe@example.test', role: 'Learner' },
  { id: 'instructor-1', name: 'Robin Teller', email: 'robin@example.test', role: 'Instructor' },
];

/**
 * A small LTI 1.3 platform for trying out and for tests: it starts logins, authenticates, and posts
 * launches, strict about what the tool asks (Security Framework 1.1, section 5.1.1).
 */
export async function createPlatform(
  options: PlatformOptions,
): Promise<{ router: Router; key: SigningKey }> {
  const { issuer, toolUrl, clientId, deploymentId, links, storage } = options;
  const key = await createSigningKey('try-out-key');
  const router = Router();

  const chosen = z.object({
    link: z.enum(links.map(({ resourceLinkId }) => resourceLinkId)),
    person: z.enum(PEOPLE.map(({ id }) => id)),
  });
  const find = (query: unknown) => {
    const { link, person } = chosen.parse(query);
    return {
      link: links.find(({ resourceLinkId }) => resourceLinkId === link) ?? raise(),
      person: PEOPLE.find(({ id }) => id === person) ?? raise(),
    };
  };

  router.get('/', (_request, response) => {
    sendPage(response, coursePage(links, PEOPLE));
  });
  router.get('/activity', (request, response) => {
    const { link, person } = find(request.query);
    sendPage(response, activityPage(link, person, storage !== undefined));
  });
  router.get('/reading', (request, response) => {
    const { link, person } = find(request.query);
    sendPage(response, readingPage(link, person, toolUrl));
  });
  router.get('/storage', async (_request, response) => {
    if (storage === 'late') await setTimeout(LATE_MS);
    sendPage(response, storagePage(storage !== 'silent'));
  });
  router.get('/launch', (request, response) => {
    const { link, person } = find(request.query);
    const login = {
      iss: issuer,
      client_id: clientId,
      lti_deployment_id: deploymentId,
      target_link_uri: `${toolUrl}/lti/launch`,
      login_hint: person.id,
      lti_message_hint: JSON.stringify({ link: link.resourceLinkId }),
      ...(storage && { lti_storage_target: STORAGE_FRAME }),
    };
    sendPage(response, autoPostPage(`${toolUrl}/lti/login`, login));
  });
  const Authentication = z.object({
    scope: z.literal('openid'),
    response_type: z.literal('id_token'),
    response_mode: z.literal('form_post'),
    prompt: z.literal('none'),
    client_id: z.literal(clientId),
    redirect_uri: z.literal(`${toolUrl}/lti/launch`),
    login_hint: z.string(),
    lti_message_hint: z.string(),
    state: z.string().min(1),
    nonce: z.string().min(1),
  });
  router.get('/auth', async (request, response) => {
    const asked = Authentication.safeParse(request.query);
    if (!asked.success) {
      response.status(400).type('text').send(z.prettifyError(asked.error));
      return;
    }
    const { redirect_uri, state, nonce, login_hint, lti_message_hint } = asked.data;
    const hint: unknown = JSON.parse(lti_message_hint);
    const { link, person } = find({
      ...z.object({ link: z.string() }).parse(hint),
      person: login_hint,
    });
    const claims = launchClaims({ ...options, person, link, nonce, now: new Date() });
    sendPage(response, autoPostPage(redirect_uri, { id_token: await key.sign(claims), state }));
  });
  router.get('/jwks', (_request, response) => {
    response.json({ keys: [key.publicJwk] });
  });
  return { router, key };
}

function sendPage(response: Response, html: string): void {
  response.type('html').send(html);
}

function raise(): never {
  throw new Error('not in the lists that were just checked');
}
