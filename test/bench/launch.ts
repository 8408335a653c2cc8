import { DEMO_COURSE_ID, DEMO_HOST_ID } from '../../server/demo.ts';
import { startBenchServer } from './bench-server.ts';
import { startEdgeServer } from './edge-server.ts';
import { type Figure, figure, quantile } from './figure.ts';
import { type LaunchRound, type LaunchedTool, startBenchPlatform } from './launch-driver.ts';
import { startLtijsServer } from './ltijs-server.ts';

const ROUNDS = 7;
/** People of a course who open it at the same moment. */
const PEOPLE = 40;

/**
 * Launches per second over HTTP, each of a learner in a browser of its own inside a frame: login with
 * the question whether cookies work, launch with every check, a session token. The baseline is ltijs
 * 5.9.9 with its own login, launch and token; same database, same platform, same run. What either
 * product does with a launch then is not in it.
 */
export async function launch(): Promise<Figure[]> {
  const bench = await startBenchServer();
  const platform = await startBenchPlatform(DEMO_COURSE_ID);
  const { issuer } = platform;
  const edge = await startEdgeServer(bench);
  const ltijs = await startLtijsServer({ mongoUri: bench.mongoUri, issuer, clientId: 'theirs' });
  const { registry } = bench.server.deps.lti;
  await registry.register({
    issuer,
    clientId: 'ours',
    name: 'Bench LMS',
    authenticationEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    jwksUri: `${issuer}/jwks`,
  });
  const link = { issuer, clientId: 'ours', hostId: DEMO_HOST_ID, deploymentIds: ['bench'] };
  await bench.server.deps.services.store.platforms.save(link);
  const ours = toolAt(edge.url, '/launch', 'ours');
  const theirs = toolAt(ltijs.url, '', 'theirs');
  const runOurs = () => platform.launch(ours, PEOPLE, () => bench.clock.now);
  const runTheirs = () => platform.launch(theirs, PEOPLE, () => new Date());
  try {
    await runOurs();
    await runTheirs();
    const rounds: { ours: LaunchRound; theirs: LaunchRound }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ ours: await runOurs(), theirs: await runTheirs() });
    }
    const middle = (of: (round: (typeof rounds)[number]) => number) =>
      quantile(rounds.map(of), 0.5);
    return [
      figure({
        name: 'launch',
        unit: 'launches/s',
        better: 'high',
        ours: middle((round) => round.ours.perSecond),
        baseline: middle((round) => round.theirs.perSecond),
      }),
      figure({
        name: 'launch-p95',
        unit: 'ms',
        better: 'low',
        ours: middle((round) => round.ours.p95Ms),
        baseline: middle((round) => round.theirs.p95Ms),
      }),
    ];
  } finally {
    edge.close();
    ltijs.close();
    platform.close();
    await bench.close();
  }
}

const toolAt = (base: string, launchPath: string, clientId: string): LaunchedTool => ({
  loginUrl: `${base}/login`,
  targetLinkUri: `${base}${launchPath}`,
  clientId,
});
