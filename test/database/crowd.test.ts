import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HostEventResponse } from '../../server/contract/host.ts';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { attendTogether, inGroups } from '../support/events/crowd.ts';
import { startChildServer } from '../support/server/child-server.ts';

const PEOPLE = 200;
const CLAIMS_OF_ONE = 500;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a crowd at two servers', () => {
  it('R-CRT-8 R-CNT-2 500 claims of one educator and 200 of others give 201 certificates, counted once each', async () => {
    const mongoUri = newMongoUri();
    const { models } = await createTestDatabase(mongoUri);
    const one = await startChildServer({ environment: { MONGODB_URI: mongoUri } });
    const other = await startChildServer({ environment: { MONGODB_URI: mongoUri } });
    const names = [
      'impatient',
      ...Array.from({ length: PEOPLE }, (_, index) => `educator-${index}`),
    ];
    const [impatient = '', ...tokens] = await attendTogether(one.api, names);

    const servers = [one, other];
    const claims = [...Array.from({ length: CLAIMS_OF_ONE }, () => impatient), ...tokens].map(
      (token, index) => servers[index % 2]?.api.claim(token, 'Crowd Member'),
    );
    const answers = await Promise.all(claims);

    expect(answers.map((answer) => answer?.body.status)).toEqual(answers.map(() => 'issued'));
    const serials = answers.map((answer) => answer?.body.certificate?.serial);
    expect(new Set(serials.slice(0, CLAIMS_OF_ONE)).size).toBe(1);
    expect(new Set(serials).size).toBe(PEOPLE + 1);
    expect(await models.certificates.countDocuments({ status: 'issued' })).toBe(PEOPLE + 1);
    const hostToken = await one.api.hostToken();
    const { body } = await one.api.call<HostEventResponse>(
      'GET',
      `/api/host/events/${DEMO_COURSE_ID}`,
      { token: hostToken },
    );
    expect(body.certificateCount).toBe(PEOPLE + 1);

    const form = await models.forms.findOne({ eventId: DEMO_COURSE_ID }).lean().orFail();
    const pdfs = await inGroups([impatient, ...tokens], (token) => other.api.certificate(token));
    const prefixes = pdfs.map((pdf) => sha256(pdf.subarray(0, form.official.length)));
    expect(new Set(prefixes)).toEqual(new Set([form.sha256]));

    const batches = servers.flatMap(({ logged }) => logged('claims committed'));
    const attempts = batches.reduce((sum, batch) => sum + Number(batch['attempts']), 0);
    expect(attempts).toBeGreaterThan(0);
    expect(attempts).toBeLessThan(3 * (PEOPLE + 1));
  }, 240_000);
});
