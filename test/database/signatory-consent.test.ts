import { describe, expect, it } from 'vitest';
import type { IssueWaitingResponse } from '../../server/contract/certificates.ts';
import type { AuditResponse } from '../../server/contract/event.ts';
import type { SettingsResponse } from '../../server/contract/settings.ts';
import { watch } from '../support/events/attend.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { addHost, officialMap } from '../support/events/real-event.ts';
import { inkOf, pictureOfPdf } from '../support/pictures/picture-of-pdf.ts';
import { pngOf } from '../support/pictures/png-of.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const CONSENT = '/settings/signature/consent';
const SIGNATORY = { signatoryName: 'Marisol Vega' };

async function eventInUse(desk: HostDesk): Promise<string> {
  const { id } = await desk.published();
  await desk.useForm(id);
  return id;
}

async function claim(server: TestServer, eventId: string, name: string) {
  const token = await server.api.open({ subject: name, eventId, name });
  await watch(server, token, { partId: 'lecture', seconds: 3600 });
  return { token, claim: (await server.api.claim(token, name)).body };
}

const actionsOf = async (desk: HostDesk, query = ''): Promise<string[]> =>
  (await desk.call<AuditResponse>('GET', `/audit${query}`)).body.entries.map(
    ({ action }) => action,
  );

/** Dark pixels where the signature goes. */
const signatureInk = async (pdf: Uint8Array): Promise<number> =>
  inkOf(await pictureOfPdf(pdf), officialMap().signature).filter(Boolean).length;

describe('the signatory’s consent', () => {
  it('R-CRT-2 withdrawn, claims of every event wait and nothing is signed; given again, all are served', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const [first, second] = [await eventInUse(desk), await eventInUse(desk)];
    const withdrawn = await desk.call<SettingsResponse>('DELETE', CONSENT);
    expect(withdrawn.body).toMatchObject({ hasSignature: true, signatoryConsent: null });
    expect((await claim(server, first, 'Fir St')).claim).toEqual({
      status: 'waiting',
      name: 'Fir St',
    });
    await claim(server, second, 'Sec Ond');
    expect(await desk.view(first)).toMatchObject({ certificateCount: 0, maySign: false });

    const path = `/events/${first}`;
    const fieldMap = officialMap();
    const refusals = [
      await desk.call<IssueWaitingResponse>('POST', `${path}/certificates/issue`, {}),
      await desk.call('POST', `${path}/form/preview`, { fieldMap, name: 'Pre View' }),
      await desk.call('PUT', `${path}/form/map`, fieldMap),
    ];
    for (const { status, body } of refusals)
      expect([status, body.error.code]).toEqual([409, 'SIGNATURE_NOT_ALLOWED']);
    const { groups } = await desk.dashboard();
    expect(groups.find(({ kind }) => kind === 'signature-not-allowed')).toMatchObject({
      total: 1,
      items: [
        {
          title: 'Marisol Vega',
          todo: expect.stringContaining('2 educators wait'),
          place: { page: 'settings' },
        },
      ],
    });

    const given = await desk.call<SettingsResponse>('PUT', CONSENT, SIGNATORY);
    expect(given.body.signatoryConsent).toMatchObject({ by: 'test' });
    for (const id of [first, second])
      expect(await desk.view(id)).toMatchObject({ certificateCount: 1, maySign: true });
    expect((await actionsOf(desk)).filter((one) => one.startsWith('signatory'))).toEqual([
      'signatory-consent-noted',
      'signatory-consent-withdrawn',
    ]);
  });

  it('R-CRT-2 another signature is agreed to anew, and forms in use are signed with it and no other', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const id = await eventInUse(desk);
    const before = await claim(server, id, 'Be Fore');
    const old = await server.api.certificate(before.token);
    const png = pngOf({ width: 40, height: 20, ink: 255 });
    const taken = await desk.call<SettingsResponse>('PUT', '/settings/signature', png);
    expect(taken.body.signatoryConsent).toBeNull();
    const after = await claim(server, id, 'Af Ter');
    expect(after.claim.status).toBe('waiting');

    await desk.call('PUT', CONSENT, SIGNATORY);
    const signed = await server.api.certificate(after.token);
    expect((await desk.view(id)).form).toMatchObject({ status: 'ready', version: 2 });
    expect(await actionsOf(desk, `?eventId=${id}`)).toContain('form-signed-anew');
    expect(await signatureInk(signed)).not.toBe(await signatureInk(old));
    const again = await server.api.open({ subject: 'Be Fore', eventId: id });
    expect(Buffer.from(await server.api.certificate(again)).equals(Buffer.from(old))).toBe(true);
    await claim(server, id, 'La Ter');
    expect((await desk.view(id)).form.version).toBe(2);
  });

  it('R-CRT-2 another name is agreed to anew, and nobody agrees for somebody else', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { body } = await desk.call<SettingsResponse>('GET', '/settings');
    expect(body.signatoryConsent).toMatchObject({ by: 'demo' });
    const change = { ...(await desk.settings()), signatoryName: 'Jo Moon' };
    const changed = await desk.call<SettingsResponse>('PUT', '/settings', change);
    expect(changed.body.signatoryConsent).toBeNull();
    const other = await desk.call('PUT', CONSENT, SIGNATORY);
    expect([other.status, other.body.error.code]).toEqual([409, 'SIGNATORY_CHANGED']);
    const own = await desk.call<SettingsResponse>('PUT', CONSENT, { signatoryName: 'Jo Moon' });
    expect(own.body.signatoryConsent).toMatchObject({ by: 'test' });
  });

  it('R-CRT-2 without a signature there is nothing to agree to', async () => {
    const server = await startTestServer();
    const host = await addHost(server.mongoUri, { signaturePng: Buffer.alloc(0) });
    const answer = await new HostDesk(server, host.id).call('PUT', CONSENT, SIGNATORY);
    expect([answer.status, answer.body.error.code]).toEqual([404, 'SIGNATURE_MISSING']);
  });
});
