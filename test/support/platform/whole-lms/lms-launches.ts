import { randomUUID } from 'node:crypto';
import { Router, urlencoded } from 'express';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { launchClaims } from '../launch-claims.ts';
import { autoPostPage } from '../platform-pages.ts';
import { framedPage } from './lms-pages.ts';
import { type Activity, type KnownTool, type Lms, PEOPLE } from './lms-state.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const OPAQUE = 'as the LMS sent it';

const Hint = z.object({ person: z.enum(PEOPLE.map(({ id }) => id)), activity: z.string() });

const Item = z.object({
  type: z.literal('ltiResourceLink'),
  title: z.string(),
  url: z.url(),
  custom: z.record(z.string(), z.string()),
  lineItem: z
    .object({ label: z.string(), scoreMaximum: z.number(), resourceId: z.string() })
    .optional(),
});

/** Logins, launches, and what a teacher places (LTI Core 1.3, Deep Linking 2.0). */
export function lmsLaunches(lms: Lms): Router {
  const router = Router();
  router.get('/launch', (request, response) => {
    const { person, activity } = Hint.parse(request.query);
    const { clientId, deploymentId, loginUrl, launchUrl } = toolOf(lms);
    const fields = {
      iss: lms.url,
      client_id: clientId,
      target_link_uri: launchUrl,
      login_hint: person,
      lti_message_hint: JSON.stringify({ person, activity }),
      // Each spells it in its own way (lti.md, section 2).
      [lms.plays === 'canvas' ? 'deployment_id' : 'lti_deployment_id']: deploymentId,
    };
    response.type('html').send(autoPostPage(loginUrl, fields));
  });
  router.get('/auth', async (request, response) => {
    const asked = z
      .object({
        redirect_uri: z.literal(toolOf(lms).launchUrl),
        client_id: z.literal(toolOf(lms).clientId),
        response_mode: z.literal('form_post'),
        state: z.string(),
        nonce: z.string(),
        lti_message_hint: z.string(),
      })
      .parse(request.query);
    const hint = Hint.parse(JSON.parse(asked.lti_message_hint));
    const claims = claimsFor(lms, { ...hint, nonce: asked.nonce });
    const fields = { id_token: await lms.key.sign(claims), state: asked.state };
    response.type('html').send(autoPostPage(asked.redirect_uri, fields));
  });
  router.get('/jwks', (_request, response) => {
    response.json({ keys: [lms.key.publicJwk] });
  });
  router.post('/placed', urlencoded(), async (request, response) => {
    const { JWT } = z.object({ JWT: z.string() }).parse(request.body);
    const titles = await takeItems(lms, JWT);
    response.type('html').send(framedPage(`Added: ${titles.join(', ')}.`));
  });
  return router;
}

export function toolOf({ tool }: Lms): KnownTool {
  if (!tool) throw new Error('the tool has not registered itself yet');
  return tool;
}

function claimsFor(
  lms: Lms,
  asked: { person: string; activity: string; nonce: string },
): Record<string, unknown> {
  const { activities, url } = lms;
  const { clientId, deploymentId, launchUrl, customParameters, services } = toolOf(lms);
  const person = PEOPLE.find(({ id }) => id === asked.person) ?? raise();
  const activity = activities.find(({ id }) => id === asked.activity);
  const link = { resourceLinkId: asked.activity, title: activity?.title ?? '', eventId: '' };
  const base = launchClaims({
    issuer: url,
    clientId,
    deploymentId,
    toolUrl: new URL(launchUrl).origin,
    person,
    link,
    nonce: asked.nonce,
    now: new Date(),
  });
  const common = {
    ...base,
    ...services.launchClaims,
    [`${LTI}context`]: { id: 'reading', title: 'Reading course' },
    // Variables that it does not know come as they are.
    [`${LTI}custom`]: { ...customParameters, ...activity?.custom },
    [`${LTI}launch_presentation`]: { return_url: `${url}/back`, document_target: 'iframe' },
  };
  if (!activity) return placing(common, url);
  return { ...common, ...withLineItem(services.launchClaims, activity) };
}

/** A teacher adds something to the course. */
function placing(base: Record<string, unknown>, url: string): Record<string, unknown> {
  const { [`${LTI}resource_link`]: _none, ...rest } = base;
  return {
    ...rest,
    [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
    [`${DL}deep_linking_settings`]: {
      deep_link_return_url: `${url}/placed`,
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['iframe', 'window'],
      accept_multiple: true,
      accept_lineitem: true,
      data: OPAQUE,
    },
  };
}

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';

/** The one line item of the activity is named with its launch. */
function withLineItem(claims: Record<string, unknown>, { lineItemUrl }: Activity): object {
  const endpoint = z.record(z.string(), z.unknown()).parse(claims[AGS]);
  return { [AGS]: { ...endpoint, ...(lineItemUrl && { lineitem: lineItemUrl }) } };
}

/** Checks what the tool signed as a platform has to, and puts it into the course. */
async function takeItems(lms: Lms, jwt: string): Promise<string[]> {
  const { clientId, jwksUrl, deploymentId, services } = toolOf(lms);
  const { payload } = await jwtVerify(jwt, createRemoteJWKSet(new URL(jwksUrl)), {
    issuer: clientId,
    audience: lms.url,
    algorithms: ['RS256'],
    requiredClaims: ['nonce', 'iat', 'exp'],
  });
  z.object({
    [`${LTI}deployment_id`]: z.literal(deploymentId),
    [`${LTI}message_type`]: z.literal('LtiDeepLinkingResponse'),
    [`${DL}data`]: z.literal(OPAQUE),
  }).parse(payload);
  const items = z.array(Item).parse(payload[`${DL}content_items`]);
  for (const { title, custom, lineItem } of items) {
    const id = randomUUID();
    const lineItemUrl = lineItem ? services.addLineItem({ ...lineItem, resourceLinkId: id }) : null;
    lms.activities.push({ id, title, custom, lineItemUrl });
  }
  return items.map(({ title }) => title);
}

function raise(): never {
  throw new Error('not in the list that was just checked');
}
