import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { FieldMapOffer, HostEventResponse } from '../../server/contract/host.ts';
import { DEMO_COURSE_ID, DEMO_HOST_ID, DEMO_SESSION_ID } from '../../server/demo.ts';
import type { FieldMap } from '../../server/domain/printed-facts.ts';
import type { PduEvent } from '../../server/services/records.ts';
import { readTexts } from '../../server/certificates/reading/read-pdf.ts';
import { attendCourse, watch } from '../support/events/attend.ts';
import { addRealEvent, officialForm, officialMap } from '../support/events/real-event.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const upload = async (server: TestServer, eventId: string, pdf: Uint8Array) => {
  const token = await server.api.hostToken();
  const path = `/api/host/events/${eventId}/form`;
  return server.api.call<HostEventResponse>('PUT', path, { token, body: pdf });
};

const map = async (server: TestServer, eventId: string, fieldMap: FieldMap = officialMap()) => {
  const token = await server.api.hostToken();
  const path = `/api/host/events/${eventId}/form/map`;
  return server.api.call<HostEventResponse>('PUT', path, { token, body: fieldMap });
};

const sample = async (server: TestServer, eventId: string): Promise<Uint8Array> => {
  const form = await server.deps.services.store.forms.latestOfEvent(eventId);
  if (!form) throw new Error('the demo has no form');
  return form.official;
};

/** A real event of the demo's host, and an educator who has sat through its hour. */
async function attendedRealEvent(server: TestServer): Promise<{ event: PduEvent; token: string }> {
  const event = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
  const token = await server.api.open({ subject: 'real', eventId: event.id });
  await watch(server, token, { partId: 'lecture', seconds: 3600 });
  return { event, token };
}

describe('the official form', () => {
  it('R-CRT-6 while there is no form, then the claim waits and is served when the form comes', async () => {
    const server = await startTestServer();
    const { event, token } = await attendedRealEvent(server);
    const claimed = await server.api.claim(token, 'Wai Ting');
    const stillWaiting = (await upload(server, event.id, officialForm())).body;
    const mapped = (await map(server, event.id)).body;
    expect([claimed.status, claimed.body.status]).toEqual([202, 'waiting']);
    expect(stillWaiting).toMatchObject({ certificateCount: 0, form: { status: 'needs-map' } });
    expect(mapped).toMatchObject({ certificateCount: 1, form: { status: 'ready' } });
    expect((await server.api.attendance(token)).body.claim).toMatchObject({ status: 'issued' });
  });

  it('R-PDU-2 a real event asks for its whole hours, not for the length of a video', async () => {
    const server = await startTestServer();
    const event = await addRealEvent(server.mongoUri, {
      hostId: DEMO_HOST_ID,
      parts: [
        {
          id: 'lecture',
          kind: 'video',
          title: 'Lecture',
          durationSeconds: 1800,
          sources: [{ src: 'https://videos.example.org/lecture.mp4', type: 'video/mp4' }],
        },
      ],
    });
    const token = await server.api.open({ subject: 'real', eventId: event.id });
    await watch(server, token, { partId: 'lecture', seconds: 1800 });
    const { body } = await server.api.claim(token, 'Half Hour');
    expect(body.error.reasons?.map(({ code }) => code)).toEqual(['TIME_MISSING']);
  });

  it('R-CRT-6 the sample form is refused for a real event, also when it was saved anew', async () => {
    const server = await startTestServer();
    const event = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
    const form = await sample(server, DEMO_COURSE_ID);
    const savedAnew = await (await PDFDocument.load(form)).save();
    for (const pdf of [form, savedAnew]) {
      const { status, body } = await upload(server, event.id, pdf);
      expect(status).toBe(422);
      expect(body.error.reasons?.map(({ code }) => code)).toEqual(['FORM_IS_SAMPLE']);
    }
  });

  it('R-CRT-6 a practice event takes the sample form only, and can’t be made a real one', async () => {
    const server = await startTestServer();
    const { body } = await upload(server, DEMO_COURSE_ID, officialForm());
    expect(body.error.reasons?.map(({ code }) => code)).toEqual(['FORM_NOT_SAMPLE']);
  });

  it('R-CRT-6 the form of another event is refused with each fact that differs', async () => {
    const server = await startTestServer();
    const event = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
    const { status, body } = await upload(server, event.id, officialForm('conference-session'));
    expect(status).toBe(422);
    expect(body.error.reasons?.map(({ message }) => message)).toEqual([
      expect.stringContaining('Title of Activity'),
      expect.stringContaining('Name of Instructor'),
      expect.stringContaining('Beginning and Ending Dates'),
    ]);
  });

  it('R-CRT-6 what is blank, locked, damaged or no PDF is refused with what to do', async () => {
    const server = await startTestServer();
    const event = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
    const blank = await PDFDocument.create();
    blank.addPage();
    const locked = await PDFDocument.load(officialForm());
    locked.encrypt({ userPassword: 'secret', ownerPassword: 'owner' });
    const bad: [code: string, pdf: Uint8Array][] = [
      ['FORM_BLANK', await blank.save()],
      ['FORM_LOCKED', await locked.save({ useObjectStreams: false })],
      ['FORM_NOT_PDF', officialForm().slice(0, 400)],
      ['FORM_NOT_PDF', Buffer.from('hello')],
    ];
    for (const [code, pdf] of bad) {
      const { status, body } = await upload(server, event.id, pdf);
      expect([status, body.error.reasons?.map((reason) => reason.code)]).toEqual([422, [code]]);
    }
  });

  it('R-CRT-4 when a new form comes, then certificates that stand keep their bytes', async () => {
    const server = await startTestServer();
    const first = await attendCourse(server, 'first');
    await server.api.claim(first, 'Fir St');
    const before = await server.api.certificate(first);
    await upload(server, DEMO_COURSE_ID, await sample(server, DEMO_COURSE_ID));
    const moved = officialMap();
    await map(server, DEMO_COURSE_ID, { ...moved, name: { ...moved.name, x: 120 } });
    const second = await attendCourse(server, 'second');
    await server.api.claim(second, 'Se Cond');
    expect(Buffer.from(await server.api.certificate(first)).equals(Buffer.from(before))).toBe(true);
    expect(
      (await upload(server, DEMO_SESSION_ID, await sample(server, DEMO_SESSION_ID))).status,
    ).toBe(201);
  });

  it('two uploads at the same moment are both kept, as versions of their own', async () => {
    const server = await startTestServer();
    const { id } = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
    const answers = await Promise.all([1, 2, 3].map(() => upload(server, id, officialForm())));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const versions: number[] = [];
    for await (const form of server.deps.services.store.forms.each(id)) versions.push(form.version);
    expect(versions).toEqual([1, 2, 3]);
  });

  it('places outside the page are refused', async () => {
    const server = await startTestServer();
    const name = { ...officialMap().name, x: 4000 };
    const answer = await map(server, DEMO_COURSE_ID, { ...officialMap(), name });
    expect([answer.status, answer.body.error.code]).toEqual([422, 'FORM_MAP_OUTSIDE']);
  });

  it('R-CRT-10 places are offered from the form, then from one that looks alike, then as in use', async () => {
    const server = await startTestServer();
    const token = await server.api.hostToken();
    const offer = async (eventId: string) =>
      (
        await server.api.call<FieldMapOffer>('GET', `/api/host/events/${eventId}/form/map`, {
          token,
        })
      ).body;
    const [first, second] = await Promise.all([
      addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID }),
      addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID }),
    ]);
    await upload(server, first.id, officialForm());
    expect(await offer(first.id)).toMatchObject({ source: 'found', found: { name: 'label' } });
    const moved = { ...officialMap(), name: { ...officialMap().name, x: 77 } };
    await map(server, first.id, moved);
    expect(await offer(first.id)).toEqual({ source: 'in-use', fieldMap: moved });
    await upload(server, second.id, officialForm());
    expect(await offer(second.id)).toEqual({ source: 'look-alike', fieldMap: moved });
  });

  it('R-CRT-10 serial and e-mail are printed for whoever has them, where the host wants them', async () => {
    const server = await startTestServer();
    const event = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
    await upload(server, event.id, officialForm());
    const serial = { page: 0, x: 54, y: 40, width: 260, height: 12 };
    const wanted = { ...officialMap(), serial, email: { ...serial, y: 60 } };
    expect((await map(server, event.id, wanted)).body.form.fieldMap).toEqual(wanted);
    const printedFor = async (who: { subject: string; email?: string }) => {
      const token = await server.api.open({ ...who, eventId: event.id });
      await watch(server, token, { partId: 'lecture', seconds: 3600 });
      const { certificate } = (await server.api.claim(token, 'Jo Roe')).body;
      const texts = await readTexts(await server.api.certificate(token), [0]);
      const printed = texts.map(({ text }) => text);
      expect(printed).toContain(certificate?.serial);
      return printed;
    };
    expect(await printedFor({ subject: 'a', email: 'jo@school.example' })).toContain(
      'jo@school.example',
    );
    expect((await printedFor({ subject: 'b' })).join(' ')).not.toContain('@');
  });

  it('R-CRT-10 a preview is a certificate, named as preview, neither stored nor counted', async () => {
    const server = await startTestServer();
    const event = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
    await upload(server, event.id, officialForm());
    const token = await server.api.hostToken();
    const ask = (name: string) =>
      fetch(`${server.url}/api/host/events/${event.id}/form/preview`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ fieldMap: officialMap(), name }),
      });
    const answer = await ask('李雷');
    const pdf = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-disposition')).toContain('PREVIEW');
    expect(pdf.subarray(0, officialForm().length).equals(officialForm())).toBe(true);
    expect((await PDFDocument.load(pdf)).getTitle()).toBe('PREVIEW – not a certificate');
    expect((await ask('Sarah שרה')).status).toBe(422);
    const stored = await server.deps.services.store.events.find(event.id);
    expect([stored?.certificateCount, stored?.formStatus]).toEqual([0, 'needs-map']);
  });
});
