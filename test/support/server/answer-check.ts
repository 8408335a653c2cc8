import { z } from 'zod';
import type { ErrorResponse } from '../../../server/contract/educator.ts';
import type { JsonSchema } from '../../../server/http/openapi/example-of.ts';

/** The part of the OpenAPI document that answers are compared with. */
export interface ApiDocument {
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: Record<string, JsonSchema> };
}

export interface DocumentedOperation {
  'x-right': string;
  'x-errors': string[];
  parameters?: { name: string; in: string; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, { content?: Record<string, { schema: JsonSchema }> }>;
}

/** One answer, and what was asked. */
export interface CheckedAnswer {
  method: string;
  path: string;
  status: number;
  body: unknown;
}

let known: Promise<ApiDocument> | undefined;

/**
 * Compares every answer with what the server's own document says of it. All servers of a process run
 * the same code, so the document of the first one speaks for all.
 */
export function createAnswerCheck(url: string): (answer: CheckedAnswer) => Promise<void> {
  return async (answer) => {
    known ??= readDocument(url).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    checkAnswer(await known, answer);
  };
}

/** The document of a running server. */
export async function readDocument(url: string): Promise<ApiDocument> {
  return (await fetch(`${url}/api/openapi.json`)).json() as Promise<ApiDocument>;
}

function checkAnswer(document: ApiDocument, given: CheckedAnswer): void {
  const operation = findOperation(document, given);
  if (!operation) return;
  const problem = wrongForm(document, operation, given) ?? wrongCode(operation, given);
  if (problem) throw new Error(`${given.method} ${given.path} ${given.status}: ${problem}`);
}

function findOperation({ paths }: ApiDocument, { method, path }: CheckedAnswer) {
  const [plain = ''] = path.split('?');
  const whole = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  // A path without open parts is meant before one with them.
  const found = Object.keys(paths)
    .filter((template) => whole(template).test(plain))
    .toSorted((one, other) => one.split('{').length - other.split('{').length)
    .find((template) => paths[template]?.[method.toLowerCase()]);
  return found && paths[found]?.[method.toLowerCase()];
}

function wrongForm(
  document: ApiDocument,
  { responses }: DocumentedOperation,
  given: CheckedAnswer,
) {
  const response = responses[given.status];
  if (!response) return 'this status is not documented';
  const schema = response.content?.['application/json']?.schema;
  if (!schema) return null;
  const checked = strictSchema(document, schema).safeParse(given.body);
  return checked.success ? null : z.prettifyError(checked.error);
}

function wrongCode(operation: DocumentedOperation, { status, body }: CheckedAnswer) {
  if (status < 400) return null;
  const { error } = body as ErrorResponse;
  return operation['x-errors'].includes(error.code) ? null : `${error.code} is not documented`;
}

const checkers = new WeakMap<JsonSchema, z.ZodType>();

/** A documented schema that also refuses every key that it does not name. */
export function strictSchema(document: ApiDocument, schema: JsonSchema): z.ZodType {
  const checker =
    checkers.get(schema) ?? z.fromJSONSchema(JSON.parse(JSON.stringify(inlined(document, schema))));
  checkers.set(schema, checker);
  return checker;
}

function inlined(document: ApiDocument, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => inlined(document, one));
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value && typeof value.$ref === 'string') {
    return inlined(document, document.components.schemas[value.$ref.split('/').at(-1) ?? '']);
  }
  const entries = Object.entries(value).map(([key, one]) => [key, inlined(document, one)]);
  const strict = 'properties' in value && !('additionalProperties' in value);
  return { ...Object.fromEntries(entries), ...(strict && { additionalProperties: false }) };
}
