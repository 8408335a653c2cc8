import { describe, expect, it } from 'vitest';
import { DEMO_COURSE_ID, DEMO_HOST_ID } from '../../server/demo.ts';
import { checkDaily } from '../../server/services/records/check-daily.ts';
import { checkRecords } from '../../server/services/records/check-records.ts';
import type { Finding } from '../../server/services/records.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { attendCourse } from '../support/events/attend.ts';
import { addAdmins } from '../support/mail/letters.ts';
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

  it('R-CNT-2 a claim that comes while it looks is no finding', async () => {
    const server = await startTestServer();
    const { services } = server.deps;
    const late = [await attendCourse(server, 'late'), await attendCourse(server, 'later')];
    const { certificates } = services.store;
    const listAll = async (eventId: string) => {
      const listed = await certificates.listAll(eventId);
      const token = late.pop();
      if (token) await server.api.claim(token, 'La Te');
      return listed;
    };
    const store = { ...services.store, certificates: { ...certificates, listAll } };
    const findings: Finding[] = [];
    for await (const finding of checkRecords({ ...services, store })) findings.push(finding);
    expect([late.length, findings]).toEqual([0, []]);
  });

  it('R-CNT-2 the daily check keeps what it found for the host, and tells its admins once', async () => {
    const mongoUri = newMongoUri();
    const { models } = await createTestDatabase(mongoUri);
    const server = await startTestServer({ mongoUri });
    const { services } = server.deps;
    await addAdmins(services, DEMO_HOST_ID, ['ann@host.example', 'bob@host.example']);
    const letters = async () => (await services.store.outbox.newest(10)).map(({ to }) => to);
    await checkDaily(services);
    const sound = { hostId: DEMO_HOST_ID, ranAt: server.clock.now, findings: [], total: 0 };
    expect(await services.store.findings.ofHost(DEMO_HOST_ID)).toEqual(sound);
    expect(await letters()).toEqual([]);

    await models.events.updateOne({ _id: DEMO_COURSE_ID }, { $inc: { certificateCount: 1 } });
    server.clock.advance(24 * 3600);
    await checkDaily(services);
    await checkDaily(services);
    const kept = await services.store.findings.ofHost(DEMO_HOST_ID);
    expect(kept).toMatchObject({ ranAt: server.clock.now, total: 1 });
    expect(kept?.findings[0]).toMatchObject({ code: 'COUNT_DIFFERS', eventId: DEMO_COURSE_ID });
    expect((await letters()).toSorted()).toEqual(['ann@host.example', 'bob@host.example']);
    const [letter] = await services.store.outbox.newest(1);
    expect(letter?.text).toContain('the event counts 1 certificates, but 0 stand');
    expect(letter?.text).toContain(`${server.url}/console#event=${DEMO_COURSE_ID}`);

    await models.events.updateOne({ _id: DEMO_COURSE_ID }, { $inc: { certificateCount: 1 } });
    await checkDaily(services);
    expect(await letters()).toHaveLength(4);
    await models.events.updateOne({ _id: DEMO_COURSE_ID }, { $inc: { certificateCount: -2 } });
    await checkDaily(services);
    expect((await services.store.findings.ofHost(DEMO_HOST_ID))?.findings).toEqual([]);
    expect(await letters()).toHaveLength(4);
  });
});
