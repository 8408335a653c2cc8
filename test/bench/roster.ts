import { createRemoteJWKSet } from 'jose';
import { readMemberships } from '../../lti-tool/services/memberships.ts';
import { DEMO_COURSE_ID, DEMO_HOST_ID } from '../../server/demo.ts';
import { lmsParticipantKey } from '../../server/domain/participant-key.ts';
import { refreshRoster } from '../../server/services/roster/refresh-roster.ts';
import { connectTool } from '../support/platform/connect-tool.ts';
import { manyMembers } from '../support/platform/played-members.ts';
import { type ServicePlayer, startServicePlayer } from '../support/platform/service-player.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { type Figure, figure } from './figure.ts';
import { peakOverIdle } from './memory.ts';

const MEMBERS = 10_000;
/** The baseline takes each member by itself; so many are enough to know its pace. */
const SAMPLE = 1000;

/**
 * Reading the roster of a course of 10,000 from a platform that gives it by pages, matching it with who
 * has begun, and keeping it: seconds, and megabytes above what the process holds when idle. The
 * baseline reads all pages first and then asks for and writes one member at a time (a tenth of them,
 * times ten); same platform, same database, same run.
 */
export async function roster(): Promise<Figure[]> {
  const bench = await startBenchServer();
  const player = await startPlayer(bench);
  const time = { ours: 0, baseline: 0 };
  const memory = { ours: 0, baseline: 0 };
  const timed = async (side: 'ours' | 'baseline', work: () => Promise<void>, times = 1) => {
    memory[side] = await peakOverIdle(process.pid, async () => {
      const startedAt = performance.now();
      await work();
      time[side] = ((performance.now() - startedAt) / 1000) * times;
    });
  };
  try {
    await place(bench, player);
    const { services } = bench.server.deps;
    const event = await services.store.events.find(DEMO_COURSE_ID);
    if (!event) throw new Error('the demo has its course');
    // What the process takes once and keeps falls on neither side.
    await refreshRoster(services, event);
    await bench.database.models.rosterLearners.deleteMany({});
    await timed('ours', async () => {
      const { courses } = await refreshRoster(services, event);
      if (courses[0]?.learnerCount !== MEMBERS - 1) throw new Error(JSON.stringify(courses));
    });
    await timed('baseline', () => oneByOne(bench, player), MEMBERS / SAMPLE);
    return [
      figure({ name: 'roster', unit: 's', better: 'low', ...time }),
      figure({ name: 'roster-memory', unit: 'MB', better: 'low', ...memory }),
    ];
  } finally {
    player.close();
    await bench.close();
  }
}

const startPlayer = (bench: BenchServer) =>
  startServicePlayer({
    plays: 'moodle',
    clientId: 'bench',
    deploymentId: 'bench',
    toolKeys: createRemoteJWKSet(new URL(`${bench.url}/lti/jwks`)),
    members: manyMembers(MEMBERS),
    now: () => bench.clock.now,
  });

async function place(bench: BenchServer, { platform, membershipsUrl }: ServicePlayer) {
  const { services, lti } = bench.server.deps;
  const { issuer, clientId, deploymentId, tokenEndpoint } = platform;
  const addresses = { authenticationEndpoint: issuer, jwksUri: issuer, tokenEndpoint };
  await lti.registry.register({ issuer, clientId, name: 'Bench LMS', ...addresses });
  await services.store.placements.save({
    issuer,
    clientId,
    resourceLinkId: 'link',
    contextId: 'course',
    title: 'Course',
    hostId: DEMO_HOST_ID,
    eventId: DEMO_COURSE_ID,
    roster: { deploymentId, membershipsUrl },
  });
}

/** As it is written first: everything into one list, then a question and a write for each. */
async function oneByOne(
  { server, database, clock }: BenchServer,
  { platform, membershipsUrl }: ServicePlayer,
): Promise<void> {
  const { issuer, clientId } = platform;
  const key = await server.deps.lti.registry.signingKeyOf(issuer, clientId);
  if (!key) throw new Error('the platform has a key');
  const connection = connectTool(platform, key, clock);
  const members = [];
  for await (const page of readMemberships(connection, { membershipsUrl }, { pageSize: SAMPLE })) {
    if (!page.ok) throw new Error(page.problem.detail);
    members.push(...page.value.members);
  }
  const { participants, attendances, rosterLearners } = database.models;
  for (const { userId, name = '', email = '' } of members.slice(0, SAMPLE)) {
    const own = lmsParticipantKey({ issuer, clientId, subject: userId });
    const person = await participants.findOne({ hostId: DEMO_HOST_ID, key: own }).lean();
    const hasBegun = person
      ? (await attendances.exists({ eventId: DEMO_COURSE_ID, participantId: person._id })) !== null
      : false;
    const row = { issuer, clientId, name, email, hasBegun, readAt: clock.now };
    await rosterLearners.updateOne(
      { eventId: DEMO_COURSE_ID, key: `one by one ${own}` },
      { $set: row },
      { upsert: true },
    );
  }
}
