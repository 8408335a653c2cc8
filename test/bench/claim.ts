import { DEMO_COURSE_ID, readDemo } from '../../server/demo.ts';
import { tryOutSites } from '../../server/try-out.ts';
import { attendCourse } from '../support/events/attend.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { type Figure, figure, measureInTurn, perSecond } from './figure.ts';
import { startRedrawServer } from './redraw-server.ts';
import { redrawIssuer } from './redraw.ts';

const ROUNDS = 5;
/** People who claim at the same moment, as at the end of a session. */
const CLAIMS = 40;

/**
 * Whole claims per second over HTTP: eligibility, certificate, read-back, transaction with count.
 * The baseline redraws each certificate with the whole font, reads it back the same way, and
 * inserts it plainly.
 */
export async function claim(): Promise<Figure> {
  const bench = await startBenchServer();
  const demo = readDemo(tryOutSites(0));
  const event = demo.events.find(({ id }) => id === DEMO_COURSE_ID);
  if (!event) throw new Error('the demo has no course');
  const issuer = redrawIssuer(bench.database.connection, { event, host: demo.host });
  const redraw = await startRedrawServer(issuer);
  try {
    const sides = { ours: () => ourRound(bench), baseline: () => redrawRound(redraw.url) };
    await sides.ours();
    await sides.baseline();
    const { ours, baseline } = await measureInTurn(ROUNDS, sides);
    return figure({ name: 'claim', unit: 'claims/s', better: 'high', ours, baseline });
  } finally {
    redraw.close();
    await bench.close();
  }
}

let people = 0;

/** People who have proven their time come and claim; only the claims are timed. */
async function ourRound({ api, clock }: BenchServer): Promise<number> {
  const tokens: string[] = [];
  for (let index = 0; index < CLAIMS; index += 1) {
    people += 1;
    tokens.push(await attendCourse({ api, clock }, `bench-${people}`));
  }
  return perSecond(
    tokens.map((token, index) => async () => {
      const { status } = await api.claim(token, `Educator ${index}`);
      if (status !== 200) throw new Error(`not issued: ${status}`);
    }),
  );
}

function redrawRound(url: string): Promise<number> {
  return perSecond(
    Array.from({ length: CLAIMS }, (_, index) => async () => {
      const response = await fetch(`${url}/claims`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: `Educator ${index}` }),
      });
      if (!response.ok) throw new Error(`not issued: ${response.status}`);
      await response.arrayBuffer();
    }),
  );
}
