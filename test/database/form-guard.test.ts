import { describe, expect, it } from 'vitest';
import type { HostEventResponse } from '../../server/contract/host.ts';
import { DEMO_HOST_ID, readDemo } from '../../server/demo.ts';
import { deriveFacts } from '../../server/domain/derive-facts.ts';
import type { AuditEntry, PduEvent } from '../../server/services/records.ts';
import { watch } from '../support/events/attend.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import {
  addRealEvent,
  newRealEvent,
  officialForm,
  officialMap,
} from '../support/events/real-event.ts';
import { corpusForm } from '../support/sample-forms/corpus.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const SEEN_ALL = [
  'titleOfActivity',
  'nameOfInstructor',
  'beginningAndEndingDates',
  'approvedProviderName',
  'providersPhone',
  'location',
  'unitsEarned',
].map((fact) => ({ fact, reason: '' }));

/** A real event whose typed title and dates may differ from those of the print. */
function addEvent({ mongoUri }: TestServer, change: Partial<PduEvent['details']> = {}) {
  const details = { ...newRealEvent({ hostId: DEMO_HOST_ID }).details, ...change };
  const { host } = readDemo({ issuer: 'i', clientId: 'c', deploymentId: 'd', origin: 'o' });
  const facts = deriveFacts(details, host);
  return addRealEvent(mongoUri, { hostId: DEMO_HOST_ID, details, facts });
}

const verdicts = ({ form }: HostEventResponse) => form.facts?.map(({ verdict }) => verdict);

const auditsOf = async ({ deps }: TestServer, eventId: string): Promise<AuditEntry[]> => {
  const found: AuditEntry[] = [];
  for await (const entry of deps.services.store.audits.each(eventId)) found.push(entry);
  return found;
};

describe('the guard of the official form', () => {
  it('R-CRT-6 the upload answers fact by fact, and what was found is kept with the form', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { id } = await addEvent(server);
    const { body } = await desk.call<HostEventResponse>(
      'PUT',
      `/events/${id}/form`,
      officialForm(),
    );
    expect(verdicts(body)).toEqual(Array.from({ length: 7 }, () => 'found'));
    expect(body.form.facts?.[2]).toMatchObject({
      label: 'Beginning and Ending Dates of Activity',
      onEvent: '09/01/2026 - 08/31/2027',
      onForm: '09/01/2026 - 08/31/2027',
      decision: null,
    });
    expect(verdicts(await desk.view(id))).toEqual(verdicts(body));
  });

  it('R-CRT-6 a scan waits until a person has seen each fact; then it serves, and all is on record', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { id } = await addEvent(server);
    const token = await server.api.open({ subject: 'scan', eventId: id });
    await watch(server, token, { partId: 'lecture', seconds: 3600 });
    await server.api.claim(token, 'Sca Nned');
    const { body } = await desk.call<HostEventResponse>(
      'PUT',
      `/events/${id}/form`,
      corpusForm('scan'),
    );
    expect(body.form).toMatchObject({ status: 'needs-review', isTextless: true, pageCount: 1 });
    const early = await desk.call('PUT', `/events/${id}/form/map`, officialMap());
    expect([early.status, early.body.error.code]).toEqual([409, 'FORM_NOT_SETTLED']);
    expect(early.body.error.reasons).toHaveLength(7);

    const settle = (decisions: object[]) =>
      desk.call<HostEventResponse>('POST', `/events/${id}/form/facts`, { version: 1, decisions });
    const some = await settle(SEEN_ALL.slice(0, 3));
    expect(some.body.form.status).toBe('needs-review');
    const rest = await settle(SEEN_ALL.slice(3));
    expect(rest.body.form.status).toBe('needs-map');
    expect(rest.body.form.facts?.[0]?.decision).toMatchObject({ kind: 'seen', by: 'test' });
    const again = await settle(SEEN_ALL.slice(0, 1));
    expect([again.status, again.body.error.code]).toEqual([422, 'FORM_FACTS_REFUSED']);

    const mapped = await desk.call<HostEventResponse>(
      'PUT',
      `/events/${id}/form/map`,
      officialMap(),
    );
    expect(mapped.body).toMatchObject({ certificateCount: 1, form: { status: 'ready' } });
    const settled = (await auditsOf(server, id)).filter(
      ({ action }) => action === 'form-facts-settled',
    );
    expect(settled).toHaveLength(2);
    expect(settled[1]).toMatchObject({ actor: 'test', details: { version: 1 } });
  });

  it('R-CRT-6 a title that differs is overruled with a reason only, and then issues', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { id } = await addEvent(server, { title: 'Reading Aloud on Purpose' });
    const token = await server.api.open({ subject: 'title', eventId: id });
    await watch(server, token, { partId: 'lecture', seconds: 3600 });
    await server.api.claim(token, 'Ti Tle');
    await desk.call('PUT', `/events/${id}/form`, officialForm());
    const settle = (reason: string, version = 1) =>
      desk.call<HostEventResponse>('POST', `/events/${id}/form/facts`, {
        version,
        decisions: [{ fact: 'titleOfActivity', reason }],
      });
    const without = await settle('');
    expect(without.body.error.reasons?.map(({ code }) => code)).toEqual(['REASON_MISSING']);
    const other = await settle('OPI shortened it.', 2);
    expect([other.status, other.body.error.code]).toEqual([409, 'FORM_REPLACED']);
    const { body } = await settle('OPI shortened it.');
    expect(body.form).toMatchObject({ status: 'needs-map' });
    expect(body.form.facts?.[0]).toMatchObject({
      onForm: 'Reading Aloud with Purpose',
      decision: { kind: 'overruled', reason: 'OPI shortened it.' },
    });
    const mapped = await desk.call<HostEventResponse>(
      'PUT',
      `/events/${id}/form/map`,
      officialMap(),
    );
    expect(mapped.body.certificateCount).toBe(1);
  });

  it('R-CRT-6 dates or PDUs that differ are refused with both values', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    for (const change of [{ endDate: '2027-08-30' }, { minutesOfInstruction: 120 }]) {
      const { id } = await addEvent(server, change);
      const { status, body } = await desk.call('PUT', `/events/${id}/form`, officialForm());
      expect([status, body.error.code]).toEqual([422, 'FORM_REFUSED']);
      expect(body.error.reasons).toEqual([
        expect.objectContaining({
          code: 'FORM_FACT_DIFFERS',
          message: expect.stringMatching(/the form says “.+”, this event says “.+”/),
        }),
      ]);
    }
  });

  it('R-CRT-6 R-EVT-3 next year’s event has no form, and does not take last year’s', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    await desk.useForm(event.id);
    const { id } = (await desk.call<{ id: string }>('POST', `/events/${event.id}/next-year`, {}))
      .body;
    expect((await desk.view(id)).form).toEqual({ status: 'missing' });
    const next = await addEvent(server, { startDate: '2027-09-01', endDate: '2028-08-31' });
    const { body } = await desk.call('PUT', `/events/${next.id}/form`, officialForm());
    expect(body.error.reasons?.map(({ message }) => message)).toEqual([
      '“Beginning and Ending Dates of Activity”: the form says “09/01/2026 - 08/31/2027”, this event says “09/01/2027 - 08/31/2028”.',
    ]);
  });
});
