import { DEMO_COURSE_ID, readDemo } from '../../server/demo.ts';
import { serveClaim } from '../../server/services/certificates/claim-certificate.ts';
import { tryOutSites } from '../../server/try-out.ts';
import { attendCourse } from '../support/events/attend.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { type Figure, figure, measureInTurn, perSecond } from './figure.ts';
import { redrawIssuer } from './redraw.ts';

const ROUNDS = 5;
/** Claims that wait together, as at the end of a session. */
const CLAIMS = 40;

/**
 * Certificates per second for claims that are stored: append, read back, hash, transaction with
 * count. The baseline draws each anew with the whole font, saves it, reads it back, inserts it.
 */
export async function issue(): Promise<Figure> {
  const bench = await startBenchServer();
  const demo = readDemo(tryOutSites(0));
  const event = demo.events.find(({ id }) => id === DEMO_COURSE_ID);
  if (!event) throw new Error('the demo has no course');
  const redraw = redrawIssuer(bench.database.connection, { event, host: demo.host });
  try {
    const names = Array.from({ length: CLAIMS }, (_, index) => `Educator ${index}`);
    const sides = {
      ours: () => ourRound(bench),
      baseline: () => perSecond(names.map((name) => () => redraw(name))),
    };
    await sides.ours();
    await sides.baseline();
    const { ours, baseline } = await measureInTurn(ROUNDS, sides);
    return figure({ name: 'issue', unit: 'certificates/s', better: 'high', ours, baseline });
  } finally {
    await bench.close();
  }
}

let people = 0;

/** People who have everything have claimed; only what comes after that is timed. */
async function ourRound({ server, api, clock }: BenchServer): Promise<number> {
  const { services, queue } = server.deps;
  const { store } = services;
  for (let index = 0; index < CLAIMS; index += 1) {
    people += 1;
    await attendCourse({ api, clock }, `bench-issue-${people}`);
  }
  const event = await store.events.find(DEMO_COURSE_ID);
  if (!event) throw new Error('the demo has no course');
  const claims: Parameters<typeof serveClaim>[2][] = [];
  for (const attendance of await store.attendances.listOfEvent(event.id)) {
    if (attendance.claim) continue;
    const claim = { name: `Educator ${claims.length}`, statedMontanaAt: clock.now };
    await store.attendances.saveClaim(attendance.id, claim);
    claims.push({ event, attendance, claim });
  }
  return perSecond(
    claims.map((stored) => async () => {
      const { status } = await serveClaim(services, queue, stored);
      if (status !== 'issued') throw new Error(`not issued: ${status}`);
    }),
  );
}
