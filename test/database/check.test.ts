import { describe, expect, it } from 'vitest';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { type Finding, checkRecords } from '../../server/services/check-records.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { attendCourse } from '../support/events/attend.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

async function findingsOf({ deps }: TestServer): Promise<Finding['code'][]> {
  const codes: Finding['code'][] = [];
  for await (const { code } of checkRecords(deps.services)) codes.push(code);
  return codes;
}

describe('the check of all records', () => {
  it('R-CNT-2 R-CRT-4 finds nothing in sound records, and names what was changed behind our back', async () => {
    const mongoUri = newMongoUri();
    const { models } = await createTestDatabase(mongoUri);
    const server = await startTestServer({ mongoUri });
    for (const subject of ['one', 'two']) {
      await server.api.claim(await attendCourse(server, subject), `Educator ${subject}`);
    }
    expect(await findingsOf(server)).toEqual([]);

    await models.events.updateOne(
      { _id: DEMO_COURSE_ID },
      { $inc: { certificateCount: 1, voidedCount: 2 } },
    );
    expect(await findingsOf(server)).toEqual(['COUNT_DIFFERS', 'VOIDED_DIFFERS']);
    await models.events.updateOne(
      { _id: DEMO_COURSE_ID },
      { $inc: { certificateCount: -1, voidedCount: -2 } },
    );

    const certificate = await models.certificates.findOne().lean().orFail();
    const appended = Buffer.from(certificate.appended);
    appended[40] = (appended[40] ?? 0) ^ 1;
    await models.certificates.updateOne({ _id: certificate._id }, { $set: { appended } });
    expect(await findingsOf(server)).toEqual(['CERTIFICATE_CHANGED']);

    const form = await models.forms.findOne({ eventId: DEMO_COURSE_ID }).lean().orFail();
    const official = Buffer.from(form.official);
    official[100] = (official[100] ?? 0) ^ 1;
    await models.forms.updateOne({ _id: form._id }, { $set: { official } });
    expect(await findingsOf(server)).toEqual([
      'FORM_CHANGED',
      'CERTIFICATE_CHANGED',
      'CERTIFICATE_CHANGED',
    ]);
  });
});
