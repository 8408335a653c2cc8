import { describe, expect, it } from 'vitest';
import type { SettingsResponse } from '../../server/contract/settings.ts';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { pngOf } from '../support/pictures/png-of.ts';
import { shareTestServer, startTestServer } from '../support/server/test-server.ts';

describe('the host’s settings', () => {
  it('R-CRT-13 R-PDU-1 a new name or unit step reaches the events that go on and makes their forms stale', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    await desk.useForm(event.id);
    const settings = await desk.settings();
    const change = { ...settings, name: 'Big Sky Schools', unitStep: 0.5 as const };
    const { body } = await desk.call<SettingsResponse>('PUT', '/settings', change);
    const view = await desk.view(event.id);
    expect(body).toMatchObject({ name: 'Big Sky Schools', staleForms: 1 });
    expect(view).toMatchObject({
      event: { hostName: 'Big Sky Schools' },
      form: { status: 'stale' },
    });
    const { entries } = (
      await desk.call<{ entries: { action: string; details: object }[] }>('GET', '/audit')
    ).body;
    const changed = entries.find(({ action }) => action === 'settings-changed');
    expect(changed?.details).toMatchObject({
      name: { after: 'Big Sky Schools' },
      unitStep: { before: 1 },
    });
  });

  const refusing = shareTestServer();

  it.each<[string, object, string]>([
    ['no name', { name: ' ' }, 'INVALID_REQUEST'],
    ['a phone number of seven digits', { phone: '555-0142' }, 'PHONE_WRONG'],
    ['a made-up time zone', { timeZone: 'Montana/Helena' }, 'INVALID_REQUEST'],
    ['thirds of a unit', { unitStep: 0.33 }, 'INVALID_REQUEST'],
    ['an origin with a path', { allowedOrigins: ['https://x.example/path'] }, 'INVALID_REQUEST'],
    ['an origin that is a script', { allowedOrigins: ['javascript:alert(1)'] }, 'INVALID_REQUEST'],
  ])('%s is refused and nothing changes', async (_title, change, code) => {
    const desk = new HostDesk(refusing());
    const before = await desk.settings();
    const answer = await desk.call('PUT', '/settings', { ...before, ...change });
    expect(answer.body.error.code).toBe(code);
    expect(await desk.settings()).toEqual(before);
  });

  it('R-CRT-2 a signature has to be a PNG that can be seen through', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const host = await server.deps.services.store.hosts.find(DEMO_HOST_ID);
    const good = Buffer.from(host?.signaturePng ?? []);
    const opaque = Buffer.from(good);
    opaque[25] = 2;
    const put = (bytes: Uint8Array) => desk.call('PUT', '/settings/signature', bytes);
    expect((await put(good)).status).toBe(200);
    const pictures: [Uint8Array, words: RegExp][] = [
      [opaque, /no transparent background/],
      [pngOf({ width: 40, height: 20, ink: 255, everywhere: true }), /no transparent background/],
      [pngOf({ width: 40, height: 20, ink: 0 }), /is empty: all of it is transparent/],
      [pngOf({ width: 40, height: 20, ink: 9 }), /is empty/],
      [pngOf({ width: 4100, height: 1, ink: 255 }), /larger than 4000 pixels/],
      [good.subarray(0, 200), /damaged/],
      [good.subarray(0, 20), /not a PNG/],
      [Buffer.alloc(0), /not a PNG/],
      [Buffer.from('GIF89a'), /a GIF image/],
      [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /a JPEG image/],
      [Buffer.from('RIFF1234WEBPVP8 '), /a WebP image/],
      [Buffer.from('<?xml version="1.0"?>\n<!-- x --><svg onload="alert(1)">'), /an SVG drawing/],
      [Buffer.concat([good, Buffer.alloc(500_000)]), /larger than 500 kB/],
    ];
    for (const [bad, words] of pictures) {
      const { status, body } = await put(bad);
      expect([status, body.error.code]).toEqual([422, 'SIGNATURE_REFUSED']);
      expect(body.error.message).toMatch(words);
    }
    const kept = await server.deps.services.store.hosts.find(DEMO_HOST_ID);
    expect(Buffer.from(kept?.signaturePng ?? []).equals(good)).toBe(true);
    expect((await put(pngOf({ width: 40, height: 20, ink: 255 }))).status).toBe(200);
  });
});
