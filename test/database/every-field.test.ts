import { describe, expect, it } from 'vitest';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { type JsonSchema, exampleOf } from '../../server/http/openapi/example-of.ts';
import { inDatabase } from '../support/database/test-database.ts';
import { HostDesk, completeContent } from '../support/events/host-desk.ts';
import { type Path, leavesOf, objectsOf, withValue } from '../support/openapi/fields-of.ts';
import {
  type ApiDocument,
  type DocumentedOperation,
  readDocument,
} from '../support/server/answer-check.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const EVENT = '/api/host/events/{id}';

/** Texts that no field takes, whatever it is for. */
const BAD_TEXTS: [title: string, text: string][] = [
  ['6000 letters', 'x'.repeat(6000)],
  ['a bell', 'A\u0007B'],
  ['a zero', 'A\u0000B'],
  ['an escape', 'A\u001B[31mB'],
  ['a right-to-left override', 'A\u202EB'],
  ['an isolate', 'A\u2066B'],
  ['a zero-width space', 'A\u200BB'],
  ['a byte order mark', 'A\uFEFFB'],
  ['half a character', 'A\uD83D'],
  ['a line separator', 'A\u2028B'],
];

/** Values of other types. */
const BAD_TYPES: [title: string, value: unknown][] = [
  ['a list', []],
  ['a list in a list', [['x']]],
  ['an object', { a: 1 }],
  ['an operator', { $gt: '' }],
  ['a script of the database', { $where: 'sleep(1000)' }],
];

const OF_TEXT: typeof BAD_TYPES = [
  ['a number', 5],
  ['a yes', true],
];
const OF_NUMBER: typeof BAD_TYPES = [
  ['a number as text', '5'],
  ['no number', 'NaN'],
  ['less than nothing', -1],
  ['too much', 1e15],
  ['a yes', true],
];

/** Fields that count something; others take parts of a second or of a point. */
const WHOLE = /^(revision|count|sequence|minutes|minutesOfInstruction|page)$/;
const FRACTION: typeof BAD_TYPES = [['a fraction', 5.999]];

interface Target {
  name: string;
  method: string;
  address: string;
  token: string;
  body: unknown;
}

const jsonBody = ({ requestBody }: DocumentedOperation) =>
  requestBody?.content['application/json']?.schema;

/** A body that goes through every branch of an event. */
function fullContent(revision: number) {
  const { details, parts } = completeContent();
  return {
    revision,
    details: {
      ...details,
      location: { kind: 'place', city: 'Helena', zip: '59601', state: 'MT' },
      verification: { mode: 'release', documentedParts: [{ title: 'Reading', minutes: 60 }] },
    },
    parts: [
      {
        ...parts[0],
        sources: [{ src: 'https://media.example.org/a.mp4', type: 'video/mp4' }],
        captionsSrc: 'https://media.example.org/a.vtt',
      },
    ],
    evaluation: [{ id: 'next', text: 'What next?', kind: 'text' }],
  };
}

/** Every request with a JSON body, as somebody who may send it, with a body that is right. */
async function targetsOf(server: TestServer, document: ApiDocument): Promise<Target[]> {
  const draft = await new HostDesk(server).begin();
  const educator = await server.api.open({ subject: 'fuzz', eventId: DEMO_COURSE_ID });
  const host = await server.api.hostToken();
  const resolve = (schema: JsonSchema) =>
    schema.$ref ? (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema;
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      const schema = jsonBody(operation);
      // Accounts go by a cookie, and passkeys carry what the authenticator adds; they have tests of their own.
      if (!schema || path.startsWith('/api/account')) return [];
      const isSave = [EVENT, `${EVENT}/opi-edit`].includes(path);
      return [
        {
          name: `${method} ${path}`,
          method: method.toUpperCase(),
          address: path
            .replace('{id}', draft.id)
            .replaceAll(/\{(\w+)\}/g, (_whole, part) => partOf(operation, part)),
          token: operation['x-right'] === 'educator' ? educator : host,
          body: isSave ? fullContent(draft.revision) : exampleOf(schema, resolve),
        },
      ];
    }),
  );
}

/** Something that the part of a path may be. */
const partOf = ({ parameters = [] }: DocumentedOperation, name: string): string =>
  parameters.find((one) => one.name === name)?.schema.type === 'integer' ? '1' : 'x';

/** Everything that is stored, as one text. */
async function stored({ mongoUri }: TestServer): Promise<string> {
  const all = await inDatabase(mongoUri, ({ models }) => {
    const { sessions: _sessions, logins: _logins, ...kept } = models;
    return Promise.all(
      Object.entries(kept).map(async ([name, model]) => [
        name,
        await model.collection.find().toArray(),
      ]),
    );
  });
  return JSON.stringify(all);
}

/** The refusal has to name the field: `details.title`, `parts.0.id`. */
async function refuses(
  server: TestServer,
  target: Target,
  bad: { title: string; path: Path; value: unknown },
) {
  const { name, method, address, token, body } = target;
  const changed = withValue(body, bad.path, bad.value);
  const answer = await server.api.call(method, address, { token, body: changed });
  const field = bad.path.join('.');
  const named = (answer.body.error?.reasons ?? []).some(
    ({ message }) =>
      message.startsWith(field.split('.').slice(0, 2).join('.')) ||
      message.includes(`"${field.split('.').at(-1)}"`),
  );
  expect([name, field, bad.title, answer.status, answer.body.error?.code, named]).toEqual([
    name,
    field,
    bad.title,
    400,
    'INVALID_REQUEST',
    true,
  ]);
}

describe('every field of every request', () => {
  it('refuses what is no right value, names the field, and nothing is stored', async () => {
    const server = await startTestServer();
    const targets = await targetsOf(server, await readDocument(server.url));
    const before = await stored(server);
    let tried = 0;
    for (const target of targets) {
      for (const { path, value } of leavesOf(target.body)) {
        const texts = typeof value === 'string' ? [...BAD_TEXTS, ...OF_TEXT] : [];
        const numbers = typeof value === 'number' ? OF_NUMBER : [];
        const whole = WHOLE.test(String(path.at(-1))) ? FRACTION : [];
        for (const [title, bad] of [...BAD_TYPES, ...texts, ...numbers, ...whole]) {
          await refuses(server, target, { title, path, value: bad });
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(500);
    expect(await stored(server)).toBe(before);
  }, 300_000);

  it('refuses keys that are not asked for, wherever they are', async () => {
    const server = await startTestServer();
    const targets = await targetsOf(server, await readDocument(server.url));
    const before = await stored(server);
    for (const target of targets) {
      for (const path of objectsOf(target.body)) {
        for (const key of ['extra', 'constructor', '$where', 'hostId']) {
          await refuses(server, target, { title: key, path: [...path, key], value: 'x' });
        }
      }
      const { method, address, token, body } = target;
      const text = JSON.stringify(body).replace('{', '{"__proto__":{"role":"admin"},');
      const answer = await fetch(`${server.url}${address}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: text,
      });
      expect([target.name, answer.status]).toEqual([target.name, 400]);
    }
    expect(await stored(server)).toBe(before);
  }, 300_000);
});
