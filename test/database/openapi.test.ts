import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Router } from 'express';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../server/contract/error-codes.ts';
import { createApp } from '../../server/http/app.ts';
import { descriptionOf } from '../../server/http/endpoint.ts';
import { type JsonSchema, exampleOf } from '../../server/http/openapi/example-of.ts';
import { projectRoot } from '../../server/project-root.ts';
import { validateDocument } from '../support/openapi/validate-document.ts';
import {
  type ApiDocument,
  type DocumentedOperation,
  readDocument,
  strictSchema,
} from '../support/server/answer-check.ts';
import { startTestServer } from '../support/server/test-server.ts';

/** Pages and what platforms and operators ask; not the API. */
const NO_API = [
  'get /',
  'get /api-docs',
  'get /api/openapi.json',
  'get /certificates',
  'get /check',
  'get /check/:serial',
  'get /console',
  'get /healthz',
  'get /host',
  'get /jwks',
  'get /launch',
  'get /login',
  'get /mail',
  'get /register',
  'get /set-up',
  'get /sign-in',
  'post /launch',
  'post /login',
  'post /place',
  'post /register',
  'post /session',
];

interface RunningRoute {
  name: string;
  isDescribed: boolean;
}

/** Every route of a router and of the routers in it, as Express runs them. */
const routesOf = ({ stack }: Router): RunningRoute[] =>
  stack.flatMap(({ route, handle }) => {
    if (!route) return 'stack' in handle ? routesOf(handle as Router) : [];
    const last = route.stack.at(-1);
    const isDescribed = last !== undefined && descriptionOf(last.handle) !== undefined;
    return [{ name: `${last?.method} ${route.path}`, isDescribed }];
  });

const operationsOf = ({ paths }: ApiDocument) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );

/** What somebody unknown gets who sends nothing. */
const statusOfNobody = (operation: DocumentedOperation): number => {
  if (operation['x-right'] !== 'anybody') return 401;
  return operation.requestBody ? 400 : 200;
};

describe('the API’s document', () => {
  it('has every route of the running server, and no other', async () => {
    const server = await startTestServer();
    const running = routesOf(createApp(server.deps).router as unknown as Router);
    const documented = operationsOf(await readDocument(server.url));
    const strangers = running.filter(({ isDescribed }) => !isDescribed).map(({ name }) => name);
    expect(strangers.toSorted()).toEqual(NO_API);
    expect(documented).toHaveLength(running.length - strangers.length);
    for (const { method, path, operation } of documented) {
      const address = path.replaceAll(/\{\w+\}/g, 'x');
      const { status } = await server.api.call(method.toUpperCase(), address, {
        ...(method !== 'get' && { body: {} }),
      });
      expect([method, path, status]).toEqual([method, path, statusOfNobody(operation)]);
    }
  });

  it('is OpenAPI 3.1 to a validator that is not ours', async () => {
    const server = await startTestServer();
    const document = await readDocument(server.url);
    expect(await validateDocument(document)).toBe('OK');
    const broken = { ...document, paths: { '/x': { get: { responses: 5 } } } };
    await expect(validateDocument(broken)).rejects.toThrow('openapi.json');
  }, 180_000);

  it('has examples that its own schemas allow', async () => {
    const server = await startTestServer();
    const document = await readDocument(server.url);
    const resolve = (schema: JsonSchema) =>
      schema.$ref
        ? (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
        : schema;
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      const checked = strictSchema(document, schema).safeParse(exampleOf(schema, resolve));
      expect([name, checked.error?.issues ?? []]).toEqual([name, []]);
    }
  });
});

describe('the codes of refusals', () => {
  /** Every refusal that the code words, with its status when it is written beside it. */
  const raised = () => {
    const folder = join(projectRoot(), 'server');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const sources = files
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(folder, path), 'utf8'))
      .join('\n');
    return [
      ...[...sources.matchAll(/new AppError\(\s*(\d+),\s*\{\s*code: '([A-Z_]+)'/g)].map(
        ([, status, code]) => [code, Number(status)] as const,
      ),
      ...[...sources.matchAll(/notFound\(\s*'([A-Z_]+)'/g)].map(([, code]) => [code, 404] as const),
    ];
  };

  it('are all explained, with the status that they are sent with', () => {
    const explained: Record<string, readonly [number, string, string]> = ERROR_CODES;
    const ofPages = [
      'EVENT_NOT_CONNECTED',
      'NOTHING_TO_REVIEW',
      'PLACING_REFUSED',
      'REGISTRATION_FAILED',
      'REGISTRATION_INCOMPLETE',
      'REGISTRATION_LINK_OVER',
    ];
    const found = raised().filter(([code]) => !ofPages.includes(code ?? ''));
    expect(found.length).toBeGreaterThan(35);
    for (const [code = '', status] of found) {
      expect([code, explained[code]?.[0]]).toEqual([code, status]);
    }
  });
});
