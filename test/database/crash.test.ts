import { describe, expect, it } from 'vitest';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { attendTogether } from '../support/events/crowd.ts';
import { startChildServer, waitFor } from '../support/server/child-server.ts';
import { freePortPair } from '../support/server/free-ports.ts';

const ROUNDS = 20;
const CLAIMS_A_ROUND = 6;
/** Databases keep a transaction for a minute whose client is gone, and let nobody else write there. */
const LEFT_OPEN_SECONDS = 120;

describe('a server that is killed', () => {
  it('R-CNT-2 certificates and count agree after each of 20 kills during claims, and no claim is lost', async () => {
    const mongoUri = newMongoUri();
    const { models } = await createTestDatabase(mongoUri);
    const port = await freePortPair();
    const start = () => startChildServer({ port, environment: { MONGODB_URI: mongoUri } });
    const state = async () => ({
      certificates: await models.certificates.countDocuments({ status: 'issued' }),
      count: (await models.events.findById(DEMO_COURSE_ID).lean().orFail()).certificateCount,
      claims: await models.attendances.countDocuments({ claim: { $ne: null } }),
    });

    let server = await start();
    const people = Array.from(
      { length: ROUNDS * CLAIMS_A_ROUND },
      (_, index) => `educator-${index}`,
    );
    const tokens = await attendTogether(server.api, people);
    let killedInTheMiddle = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const claimants = tokens.slice(round * CLAIMS_A_ROUND, (round + 1) * CLAIMS_A_ROUND);
      const claims = claimants.map((token) =>
        server.api.claim(token, 'Crash Test').catch(() => null),
      );
      // Somewhere between the first stored claim and the last certificate.
      await new Promise((resolve) => setTimeout(resolve, 20 + round * 25));
      await server.end('SIGKILL');
      const answered = (await Promise.all(claims)).filter((answer) => answer?.status === 200);
      if (answered.length < CLAIMS_A_ROUND) killedInTheMiddle += 1;
      server = await start();
      await waitFor(async () => {
        const { certificates, claims: stored } = await state();
        return certificates === stored;
      }, LEFT_OPEN_SECONDS);
      const { certificates, count } = await state();
      expect([round, count]).toEqual([round, certificates]);
    }
    expect(killedInTheMiddle).toBeGreaterThan(0);

    for (const token of tokens) await server.api.claim(token, 'Crash Test');
    expect(await state()).toEqual({
      certificates: tokens.length,
      count: tokens.length,
      claims: tokens.length,
    });
  }, 600_000);
});
