import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  InnerAddressError,
  isInnerAddress,
  outerLookup,
} from '../../../../lti-tool/services/address-guard.ts';
import { createGuardedFetch } from '../../../../lti-tool/services/guarded-fetch.ts';
import { createSigningKey } from '../../../support/platform/signing-key.ts';

const LIMIT = 1000;
const open = {
  isPlainHttpAllowed: true,
  isInnerAddressAllowed: true,
  maxBytes: LIMIT,
  timeoutMs: 300,
};
const fetchIn = createGuardedFetch(open);

let url = '';
let stop = () => {};
let jwks: object = {};
let posts = 0;
beforeAll(async () => {
  const app = express();
  app.get('/text', (_request, response) => void response.send('hello'));
  app.get('/none', (_request, response) => void response.status(204).end());
  app.get('/fit', (_request, response) => void response.send('x'.repeat(LIMIT)));
  app.get('/large', (_request, response) => void response.send('x'.repeat(LIMIT + 1)));
  app.get('/bomb', (_request, response) => {
    response.set('content-encoding', 'gzip').send(gzipSync('x'.repeat(1_000_000)));
  });
  app.get('/silent', () => {});
  app.get('/endless', (_request, response) => void response.write('x'));
  app.get('/near', (_request, response) => response.redirect('/text'));
  app.get('/far', (_request, response) => response.redirect('http://localhost:9/text'));
  app.get('/circle', (_request, response) => response.redirect('/circle'));
  app.get('/jwks', (_request, response) => void response.json(jwks));
  app.post('/post', (_request, response) => response.redirect(307, '/again'));
  app.post('/again', (_request, response) => {
    posts += 1;
    response.send('');
  });
  const listener = app.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  stop = () => {
    listener.close();
    listener.closeAllConnections();
  };
});
afterAll(() => stop());

describe('addresses of inner networks', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '0.0.0.0',
    '255.255.255.255',
    '169.254.169.254',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fec0::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:1::',
    'no address',
  ])('%s is one', (address) => {
    expect(isInnerAddress(address)).toBe(true);
  });

  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
    '%s is none',
    (address) => {
      expect(isInnerAddress(address)).toBe(false);
    },
  );

  it.each([{ all: true }, { all: false }])(
    'a looked-up name is checked, asked for %j',
    async (options) => {
      const lookUp = (name: string) =>
        new Promise((resolve, reject) => {
          outerLookup(name, options, (error, found) => (error ? reject(error) : resolve(found)));
        });
      await expect(lookUp('localhost')).rejects.toThrow(InnerAddressError);
      const found = await lookUp('8.8.8.8');
      expect(found).toEqual(options.all ? [{ address: '8.8.8.8', family: 4 }] : '8.8.8.8');
    },
  );
});

describe('guarded fetch', () => {
  const port = () => new URL(url).port;
  it.each([
    ['plain http', { isPlainHttpAllowed: false }, () => `${url}/text`, 'SCHEME_REFUSED'],
    ['a file', {}, () => 'file:///etc/passwd', 'SCHEME_REFUSED'],
    ['an inner address', {}, () => `${url}/text`, 'ADDRESS_REFUSED'],
    ['one as a number', {}, () => `http://2130706433:${port()}/text`, 'ADDRESS_REFUSED'],
    ['one that is mapped', {}, () => `http://[::ffff:127.0.0.1]:${port()}/text`, 'ADDRESS_REFUSED'],
    ['a name that leads to one', {}, () => `http://localhost:${port()}/text`, 'ADDRESS_REFUSED'],
  ])('refuses %s', async (_title, change, address, code) => {
    const guarded = createGuardedFetch({ ...open, isInnerAddressAllowed: false, ...change });
    await expect(guarded(address())).rejects.toMatchObject({ code });
  });

  it.each([
    ['a body over the limit', '/large', 'ANSWER_TOO_LARGE'],
    ['a body that is over it when unpacked', '/bomb', 'ANSWER_TOO_LARGE'],
    ['a server that says nothing', '/silent', 'TIMED_OUT'],
    ['a server that does not end', '/endless', 'TIMED_OUT'],
    ['a redirect to another origin', '/far', 'REDIRECT_REFUSED'],
    ['redirects in a circle', '/circle', 'REDIRECT_REFUSED'],
  ])('gives up on %s', async (_title, path, code) => {
    await expect(fetchIn(`${url}${path}`)).rejects.toMatchObject({ code });
  });

  it('does not post to where a redirect leads', async () => {
    const posting = fetchIn(`${url}/post`, { method: 'POST', body: 'secret' });
    await expect(posting).rejects.toMatchObject({ code: 'REDIRECT_REFUSED' });
    expect(posts).toBe(0);
  });

  it('says that nobody listens', async () => {
    await expect(fetchIn('http://127.0.0.1:9/')).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });

  it.each([
    ['/text', 200, 'hello'],
    ['/near', 200, 'hello'],
    ['/fit', 200, 'x'.repeat(LIMIT)],
    ['/none', 204, ''],
  ])('answers %s', async (path, status, body) => {
    const response = await fetchIn(`${url}${path}`);
    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  it('hands the caller’s own end on', async () => {
    const signal = AbortSignal.abort(new Error('the caller had enough'));
    await expect(fetchIn(`${url}/text`, { signal })).rejects.toThrow('the caller had enough');
  });

  it('stands in for fetch where jose reads a platform’s keys', async () => {
    const key = await createSigningKey('platform');
    jwks = { keys: [key.publicJwk] };
    const keys = createRemoteJWKSet(new URL(`${url}/jwks`), { [customFetch]: fetchIn });
    const { payload } = await jwtVerify(await key.sign({ sub: 'somebody' }), keys);
    expect(payload.sub).toBe('somebody');
  });
});
