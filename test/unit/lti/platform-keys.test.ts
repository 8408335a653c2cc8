import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jwtVerify } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPlatformKeys } from '../../../lti-tool/platform-keys.ts';
import { createGuardedFetch } from '../../../lti-tool/services/guarded-fetch.ts';
import { type SigningKey, createSigningKey } from '../../support/platform/signing-key.ts';

/** A platform's key set, which counts how often it is asked for. */
async function serveKeys(keys: SigningKey[]) {
  const served = { keys, count: 0, url: '' };
  const server = createServer((_request, response) => {
    served.count += 1;
    response.end(JSON.stringify({ keys: served.keys.map(({ publicJwk }) => publicJwk) }));
  }).listen(0, 'localhost');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  // `listen` on TCP always gives an address of this kind.
  served.url = `http://localhost:${(server.address() as AddressInfo).port}/jwks`;
  return served;
}

const fetch = createGuardedFetch({ isPlainHttpAllowed: true, isInnerAddressAllowed: true });

describe('a platform’s keys', () => {
  it('are fetched once, once more for a key that is not among them, and then rest', async () => {
    const [one, other] = [await createSigningKey('one'), await createSigningKey('other')];
    const served = await serveKeys([one]);
    const keysOf = createPlatformKeys({ fetch, cooldownMs: 0 });
    const verify = async (key: SigningKey) => jwtVerify(await key.sign({}), keysOf(served.url));
    for (let round = 0; round < 5; round += 1) await verify(one);
    expect(served.count).toBe(1);
    served.keys = [one, other];
    await verify(other);
    await verify(one);
    expect(served.count).toBe(2);
    const calm = createPlatformKeys({ fetch });
    const stranger = await (await createSigningKey('stranger')).sign({});
    for (let round = 0; round < 5; round += 1) {
      await expect(jwtVerify(stranger, calm(served.url))).rejects.toThrow('no applicable key');
    }
    expect(served.count).toBe(3);
  });

  it('are not fetched from where the guard does not let anybody', async () => {
    const served = await serveKeys([]);
    const strict = createGuardedFetch({ isPlainHttpAllowed: true, isInnerAddressAllowed: false });
    const keysOf = createPlatformKeys({ fetch: strict });
    const token = await (await createSigningKey('one')).sign({});
    await expect(jwtVerify(token, keysOf(served.url))).rejects.toThrow('ADDRESS_REFUSED');
    expect(served.count).toBe(0);
  });
});
