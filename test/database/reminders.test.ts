import { describe, expect, it } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import type { Letter } from '../../server/services/records.ts';
import { sendReminders } from '../../server/services/mail/send-reminders.ts';
import { watch } from '../support/events/attend.ts';
import { HostDesk, completeContent } from '../support/events/host-desk.ts';
import { addHost, addRealEvent } from '../support/events/real-event.ts';
import { addAdmins } from '../support/mail/letters.ts';
import { openMailbox } from '../support/mail/mailbox.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const ADMINS = ['ann@host.example', 'bob@host.example'];

/** What a day's work writes on this day, at noon in Montana; newest last. */
async function onDay(server: TestServer, day: string, admins = ADMINS): Promise<Letter[]> {
  const { outbox } = server.deps.services.store;
  const before = new Set((await outbox.newest(100)).map(({ id }) => id));
  server.clock.now = new Date(`${day}T19:00:00Z`);
  await addAdmins(server.deps.services, DEMO_HOST_ID, admins);
  await sendReminders(server.deps.services);
  return (await outbox.newest(100)).filter(({ id }) => !before.has(id)).toReversed();
}

const subjectsTo = (letters: Letter[], address = 'ann@host.example') =>
  letters.filter(({ to }) => to === address).map(({ subject }) => subject);

/** A rolling event of the demo host that ends on 2027-08-31. */
async function publishRolling(desk: HostDesk) {
  const draft = await desk.begin();
  const { details, parts } = completeContent();
  const dates = { startDate: '2026-09-01', endDate: '2027-08-31', isRolling: true };
  const saved = await desk.save(draft, { details: { ...details, ...dates }, parts });
  return (await desk.publish(saved.body)).body;
}

describe('reminders', () => {
  it('R-EVT-3 a rolling event: 60, 30 and 7 days before its end, once each, until next year’s is there', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { id } = await publishRolling(desk);
    expect(await onDay(server, '2027-07-01')).toEqual([]);
    const letters = await onDay(server, '2027-07-02');
    expect(letters.map(({ to, hostId }) => [to, hostId])).toEqual(
      expect.arrayContaining(ADMINS.map((to) => [to, DEMO_HOST_ID])),
    );
    expect(letters).toHaveLength(2);
    expect(subjectsTo(letters)).toEqual([
      '“Reading Aloud with Purpose” ends in 60 days: make next year’s event',
    ]);
    expect(letters[0]?.text).toContain('Dates: 09/01/2026 - 08/31/2027');
    expect(letters[0]?.text).toContain(`${server.url}/console#event=${id}`);
    expect(await onDay(server, '2027-07-03')).toEqual([]);
    // Down for weeks: what was due on the 30th day is sent on the 12th, once.
    expect(subjectsTo(await onDay(server, '2027-08-19'))[0]).toContain('ends in 12 days');
    expect(await onDay(server, '2027-08-20')).toEqual([]);
    expect((await desk.call('POST', `/events/${id}/next-year`, {})).status).toBe(200);
    expect(await onDay(server, '2027-08-24')).toEqual([]);
  });

  it('R-CNT-3 after the end on the first day, then weekly, until the number is reported; at once when it differs', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { id } = await publishRolling(desk);
    await desk.useForm(id);
    const attending = { subject: 'late', eventId: id };
    await watch(server, await server.api.open(attending), { partId: 'lecture', seconds: 3600 });
    await onDay(server, '2027-08-30');
    expect(await onDay(server, '2027-08-31')).toEqual([]);
    const [first] = await onDay(server, '2027-09-01');
    expect(first?.subject).toBe('Key 0 into PDUPS for “Reading Aloud with Purpose”');
    expect(first?.text).toContain('Number to key: 0');
    for (const day of ['2027-09-02', '2027-09-07']) expect(await onDay(server, day)).toEqual([]);
    expect(subjectsTo(await onDay(server, '2027-09-08'))).toHaveLength(1);
    expect((await desk.call('POST', `/events/${id}/report`, { count: 0 })).status).toBe(200);
    expect(await onDay(server, '2027-09-15')).toEqual([]);
    await server.api.claim(await server.api.open(attending), 'La Te');
    const letters = await onDay(server, '2027-09-16');
    expect(subjectsTo(letters)).toEqual([
      'The number for “Reading Aloud with Purpose” is now 1, not 0',
    ]);
    expect(await onDay(server, '2027-09-23')).toEqual([]);
  });

  it('two servers at once write each letter once, and the mail server gets it', async () => {
    const mailbox = await openMailbox();
    const server = await startTestServer({ environment: mailbox.environment });
    const other = await startTestServer({
      mongoUri: server.mongoUri,
      environment: mailbox.environment,
    });
    await publishRolling(new HostDesk(server));
    for (const { clock } of [server, other]) clock.now = new Date('2027-09-01T19:00:00Z');
    await addAdmins(server.deps.services, DEMO_HOST_ID, ADMINS);
    await Promise.all([server, other, server].map(({ deps }) => sendReminders(deps.services)));
    for (const to of ADMINS) await mailbox.waitForLetter(to, 'Key 0 into PDUPS');
    expect(mailbox.letters).toHaveLength(2);
  });

  it('R-REC-4 each host’s admins hear of their own events only; practice is never spoken of', async () => {
    const server = await startTestServer();
    const { services } = server.deps;
    const stranger = await addHost(server.mongoUri);
    await addRealEvent(server.mongoUri, { hostId: stranger.id });
    server.clock.now = new Date('2030-01-01T19:00:00Z');
    for (const hostId of [DEMO_HOST_ID, stranger.id]) {
      await addAdmins(services, hostId, [`admin@${hostId}.example`]);
    }
    await sendReminders(services);
    const letters = await services.store.outbox.newest(10);
    expect(letters.map(({ to, hostId }) => [to, hostId])).toEqual([
      [`admin@${stranger.id}.example`, stranger.id],
    ]);
  });
});
