import express, { type Express, Router } from 'express';
import { createRemoteJWKSet } from 'jose';
import { z } from 'zod';
import { freePortPair } from '../../server/free-ports.ts';
import { listenUntilEnd } from '../../server/listen.ts';
import { createRegistrationPlayer } from '../played-registration.ts';
import { createServicePlayer } from '../service-player.ts';
import { createSigningKey } from '../signing-key.ts';
import { lmsLaunches, toolOf } from './lms-launches.ts';
import { coursePage, framePage, framedPage } from './lms-pages.ts';
import { type Activity, type KnownTool, type Lms, type LmsPerson, PEOPLE } from './lms-state.ts';

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

const Registered = z.object({
  client_id: z.string(),
  initiate_login_uri: z.url(),
  redirect_uris: z.array(z.url()).length(1),
  jwks_uri: z.url(),
  [TOOL]: z.object({ custom_parameters: z.record(z.string(), z.string()) }),
});

/**
 * An LMS with everything that a course needs of it, on another site than the server (`127.0.0.1`
 * beside `localhost`): registration, placing, launches in frames, grades, and a gate that a grade
 * opens. It plays Canvas, or Moodle.
 */
export async function startWholeLms(plays: Lms['plays']): Promise<Lms> {
  const port = await freePortPair();
  const url = `http://127.0.0.1:${port}`;
  const { router, player: registration } = createRegistrationPlayer(plays, url);
  const key = await createSigningKey(`${plays}-key`);
  const lms: Lms = { plays, url, registration, key, tool: null, activities: [] };
  const app = express();
  app.use(router);
  app.use((_request, _response, next) => {
    meetTool(lms, app);
    next();
  });
  app.use(lmsLaunches(lms), coursePages(lms));
  await listenUntilEnd(app, { port });
  return lms;
}

/** Once the tool has registered itself, the LMS serves it. */
function meetTool(lms: Lms, app: Express): void {
  const body = lms.registration.registered.at(-1);
  if (lms.tool || !body) return;
  const { router, tool } = knownTool(lms, body);
  lms.tool = tool;
  app.use(router);
}

function knownTool(lms: Lms, body: object): { router: Router; tool: KnownTool } {
  const registered = Registered.parse(body);
  const clientId = registered.client_id;
  // Moodle has said it in its answer already; Canvas names it first at a launch.
  const deploymentId = lms.plays === 'moodle' ? '1' : '42:course';
  const { router, ...services } = createServicePlayer({
    plays: lms.plays,
    url: lms.url,
    issuer: lms.url,
    clientId,
    deploymentId,
    toolKeys: createRemoteJWKSet(new URL(registered.jwks_uri)),
    members: PEOPLE.map(({ id, role, name }) => ({
      user_id: id,
      name,
      roles: [`http://purl.imsglobal.org/vocab/lis/v2/membership#${role}`],
    })),
    now: () => new Date(),
  });
  const tool = {
    clientId,
    deploymentId,
    services,
    loginUrl: registered.initiate_login_uri,
    launchUrl: z.url().parse(registered.redirect_uris[0]),
    jwksUrl: registered.jwks_uri,
    customParameters: registered[TOOL].custom_parameters,
  };
  return { router, tool };
}

function coursePages(lms: Lms): Router {
  const router = Router();
  const Person = z.object({ person: z.enum(PEOPLE.map(({ id }) => id)) });
  const personOf = (query: unknown): LmsPerson => {
    const { person } = Person.parse(query);
    return PEOPLE.find(({ id }) => id === person) ?? raise();
  };
  router.get('/course', (request, response) => {
    const person = personOf(request.query);
    const gradeOf = (activity: Activity) => gradeIn(lms, activity, person);
    response.type('html').send(coursePage(person, lms.activities, gradeOf));
  });
  router.get('/add', (request, response) => {
    const { id } = personOf(request.query);
    const page = framePage(
      'Add an activity',
      `launch?person=${id}&activity=new`,
      `course?person=${id}`,
    );
    response.type('html').send(page);
  });
  router.get('/activity', (request, response) => {
    const { id } = personOf(request.query);
    const activity = lms.activities.find((one) => one.id === request.query['id']);
    if (!activity) return void response.status(404).send('no such activity');
    const src = `launch?person=${id}&activity=${activity.id}`;
    response.type('html').send(framePage(activity.title, src, `course?person=${id}`));
  });
  router.get('/back', ({ query }, response) => {
    const words = query['lti_errormsg'] ?? query['lti_msg'] ?? 'You are back.';
    response.type('html').send(framedPage(String(words)));
  });
  return router;
}

/** What the tool has sent for somebody; null while it has sent nothing. */
function gradeIn(lms: Lms, { lineItemUrl }: Activity, person: LmsPerson): number | null {
  const { scores } = toolOf(lms).services.state;
  const own = scores.filter(
    ({ lineItemId, score }) => lineItemId === lineItemUrl && score.userId === person.id,
  );
  return own.at(-1)?.score.scoreGiven ?? null;
}

function raise(): never {
  throw new Error('not in the list that was just checked');
}
