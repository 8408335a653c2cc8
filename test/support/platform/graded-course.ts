import { createRemoteJWKSet } from 'jose';
import { onTestFinished } from 'vitest';
import type { GradesResponse } from '../../../server/contract/grades.ts';
import { DEMO_COURSE_ID } from '../../../server/demo.ts';
import { tryOutSites } from '../../../server/try-out.ts';
import { watch } from '../events/attend.ts';
import { HostDesk } from '../events/host-desk.ts';
import { waitFor } from '../server/child-server.ts';
import { sitesPort } from '../server/free-ports.ts';
import { type TestServer, startTestServer } from '../server/test-server.ts';
import { startHandMadePlatform } from './hand-made-launch.ts';
import { type Claims, readPage, withChanges } from './launch-scene.ts';
import type { PlayerOptions } from './played-platform.ts';
import { startServicePlayer } from './service-player.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const LEARNER = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';

export interface GradedCourseOptions extends Pick<PlayerOptions, 'allowedScopes' | 'members'> {
  plays: PlayerOptions['plays'];
  /** Ids of the course's learners. */
  learners?: readonly string[];
}

/** A course in a played LMS in which the demo's course is placed, with an LMS that takes grades. */
export async function startGradedCourse(options: GradedCourseOptions) {
  const { plays, learners = ['learner-1'], allowedScopes } = options;
  const server = await startTestServer();
  const platform = await startHandMadePlatform(server);
  const { clientId, deploymentId } = platform;
  const player = await startServicePlayer({
    plays,
    clientId,
    deploymentId,
    // Asks again at once for a key that it does not know, as platforms do.
    toolKeys: createRemoteJWKSet(new URL(`${server.url}/lti/jwks`), { cooldownDuration: 0 }),
    members: options.members ?? learners.map((user_id) => ({ user_id, roles: [LEARNER] })),
    ...(allowedScopes && { allowedScopes }),
    now: () => server.clock.now,
  });
  onTestFinished(player.close);
  const { platform: registration } = tryOutSites(await sitesPort());
  const { tokenEndpoint } = player.platform;
  await server.deps.lti.registry.register({ ...registration, tokenEndpoint });

  /** A learner opens the activity; answers the session's token. */
  const launch = async (change: Claims = {}): Promise<string> => {
    const login = await platform.startLogin();
    const claims = { ...platform.claims(login), ...player.launchClaims };
    const token = await platform.key.sign(withChanges(claims, change));
    const form = { id_token: token, state: login.state };
    const page = readPage(await platform.post(form, login.cookie), '');
    if (!page.sessionToken) throw new Error(`not launched: ${page.status} ${page.text}`);
    server.api.noteOpened(page.sessionToken);
    return page.sessionToken;
  };
  const desk = new HostDesk(server);
  const grades = async () =>
    (await desk.call<GradesResponse>('GET', `/events/${DEMO_COURSE_ID}/grades`)).body;
  return {
    server,
    player,
    desk,
    launch,
    grades,
    sendAgain: () => desk.call('POST', `/events/${DEMO_COURSE_ID}/grades/send-again`, {}),
    /** A learner opens the activity, watches all of it and claims. */
    finish: async (sub = 'learner-1') => {
      await earn(server, await launch({ sub }));
    },
    /** Time goes by, and the sender looks again. */
    letPass: (seconds: number) => {
      server.clock.advance(seconds);
      server.deps.services.wakeSender();
    },
    settled: async (count = 1) => {
      await waitFor(async () => {
        const { counts } = await grades();
        return counts.sent + counts.failed + counts.superseded === count;
      });
      return grades();
    },
  };
}

export async function earn(server: TestServer, token: string): Promise<void> {
  await watch(server, token, { partId: 'reading-aloud', seconds: 20 });
  await server.api.claim(token, 'Jordan Rivers');
}

/** The claim of a launch from another link of the course. */
export const fromLink = (id: string): Claims => ({ [`${LTI}resource_link`]: { id, title: id } });
