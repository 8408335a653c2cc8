import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type ResponseConfig,
  type RouteConfig,
  zodToOpenAPIRegistry,
} from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import * as educatorContract from '../../contract/educator.ts';
import * as eventContract from '../../contract/event.ts';
import * as hostContract from '../../contract/host.ts';
import * as platformContract from '../../contract/platforms.ts';
import * as settingsContract from '../../contract/settings.ts';
import { callerWords, codesOf, refusalsByStatus } from './describe-access.ts';
import type { Operation } from './read-operations.ts';

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

/** Schemas are named as the contract names them; what is not in here is written out where it is used. */
const CONTRACT: Record<string, unknown> = {
  ...educatorContract,
  ...eventContract,
  ...hostContract,
  ...platformContract,
  ...settingsContract,
};

const BEARER = 'session';

/** OpenAPI 3.1 for the running routes, from the very schemas that they check by. */
export function openApiDocument(
  operations: readonly Operation[],
  publicUrl: string,
): OpenApiDocument {
  nameSchemas();
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', BEARER, {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of `POST /api/sessions`, or the one inside the host’s page.',
  });
  for (const operation of operations) registry.registerPath(pathItem(operation));
  return new OpenApiGeneratorV31(registry.definitions, {
    sortComponents: 'alphabetically',
  }).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Montana PDU certificates',
      version: '1',
      description: 'What the element and the host’s console ask of the server.',
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(operations.map(({ room }) => room))].map((name) => ({ name })),
  });
}

function nameSchemas(): void {
  for (const [name, schema] of Object.entries(CONTRACT)) {
    if (!(schema instanceof z.ZodObject) || zodToOpenAPIRegistry.has(schema)) continue;
    zodToOpenAPIRegistry.add(schema, { _internal: { refId: name } });
  }
}

function pathItem({ method, path, pathParts, room, description }: Operation): RouteConfig {
  const { summary, caller, query, body, bodyFile } = description;
  const content = contentOf(body, bodyFile);
  return {
    method,
    path,
    summary,
    description: callerWords(description),
    tags: [room],
    operationId: operationId(method, path),
    ...(caller !== 'anybody' && { security: [{ [BEARER]: [] }] }),
    'x-right': caller,
    'x-errors': codesOf(description),
    request: {
      params: paramsOf(pathParts, description.params),
      ...(query instanceof z.ZodObject && { query }),
      ...(content && { body: { required: true, content } }),
    },
    responses: { ...successes(description), ...refusals(description) },
  };
}

/** Every open part of the path; without a schema of its own it is an id. */
function paramsOf(names: readonly string[], schema: unknown): z.ZodObject {
  const own = schema instanceof z.ZodObject ? schema.shape : {};
  const id = z.string().max(100);
  return z.object(Object.fromEntries(names.map((name) => [name, own[name] ?? id])));
}

function contentOf(schema: z.ZodType | undefined, file: string | undefined) {
  if (file) return { [file]: { schema: {} } };
  return schema && { 'application/json': { schema } };
}

function successes({ statuses, answer, answerFile }: Operation['description']) {
  const content = contentOf(answer, answerFile);
  const codes = statuses ?? [content ? 200 : 204];
  const response: ResponseConfig = {
    description: content ? 'Done.' : 'Done; there is nothing to answer.',
    ...(content && { content }),
  };
  return Object.fromEntries(codes.map((code) => [code, response]));
}

function refusals(description: Operation['description']) {
  const content = { 'application/json': { schema: educatorContract.ErrorResponse } };
  return Object.fromEntries(
    [...refusalsByStatus(description)].map(([status, codes]) => [
      status,
      { description: codes.join(', '), content },
    ]),
  );
}

/** `put /api/host/events/{id}/form` becomes `put-host-events-id-form`. */
const operationId = (method: string, path: string): string =>
  [method, ...path.replace('/api', '').split(/\W+/)].filter(Boolean).join('-');
