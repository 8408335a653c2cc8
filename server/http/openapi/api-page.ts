import { ERROR_CODES, type ErrorCode } from '../../contract/error-codes.ts';
import { escapeHtml, htmlPage } from '../html.ts';
import { type JsonSchema, type Resolve, exampleOf } from './example-of.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { schemaHtml } from './schema-html.ts';

/** The part of an operation that the page shows. */
interface ShownOperation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters?: { name: string; in: string; required?: boolean; schema: JsonSchema }[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
  'x-errors': ErrorCode[];
}
type Content = Record<string, { schema: JsonSchema }>;

interface Line {
  method: string;
  path: string;
  operation: ShownOperation;
}

/** The document as a page for people: readable without a script, and without any other host. */
export function apiPage(document: OpenApiDocument): string {
  const lines = linesOf(document);
  const resolve = resolverOf(document);
  const tags = (document.tags ?? []).map(({ name }) => name);
  const groups = tags.map((tag) => {
    const own = lines.filter(({ operation }) => operation.tags.includes(tag));
    return `<section aria-labelledby="${idOf(tag)}"><h2 id="${idOf(tag)}">${escapeHtml(tag)}</h2>
${own.map((line) => operationHtml(line, resolve)).join('\n')}</section>`;
  });
  const links = tags.map((tag) => `<li><a href="#${idOf(tag)}">${escapeHtml(tag)}</a></li>`);
  return htmlPage({
    title: 'The API of Montana PDU certificates',
    body: `<main class="page api">
<h1>The API</h1>
<p>${escapeHtml(document.info.description ?? '')} Everything is JSON unless it says otherwise. For programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI ${document.openapi}).</p>
<nav aria-label="Parts of the API"><ul>${links.join('')}</ul></nav>
${groups.join('\n')}
</main>`,
  });
}

/** Written by our own generator a moment ago (openapi-document.ts), so its form is known. */
function linesOf({ paths = {} }: OpenApiDocument): Line[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation: operation as ShownOperation,
    })),
  );
}

/** Follows references into the document's own components. */
export function resolverOf({ components }: OpenApiDocument): Resolve {
  const schemas = (components?.schemas ?? {}) as Record<string, JsonSchema>;
  return (schema) => (schema.$ref ? (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema);
}

const idOf = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]+/g, '-');

function operationHtml({ method, path, operation }: Line, resolve: Resolve): string {
  const { parameters = [], requestBody, responses, operationId } = operation;
  const answers = Object.entries(responses).filter(([status]) => status < '300');
  return `<details class="card operation" id="${operationId}">
<summary><code>${method} ${escapeHtml(path)}</code> <span>${escapeHtml(operation.summary)}</span></summary>
<p>Who may call it: ${escapeHtml(operation.description)}</p>
${parameters.length > 0 ? parametersHtml(parameters, resolve) : ''}
${requestBody ? `<h3>What to send</h3>${contentHtml(requestBody.content, resolve)}` : ''}
${answers.map(([status, answer]) => `<h3>Answer ${status}</h3>${answer.content ? contentHtml(answer.content, resolve) : `<p>${answer.description}</p>`}`).join('')}
<h3>Refusals</h3>${errorsHtml(operation['x-errors'])}
</details>`;
}

function parametersHtml(
  parameters: NonNullable<ShownOperation['parameters']>,
  resolve: Resolve,
): string {
  const schema: JsonSchema = {
    properties: Object.fromEntries(parameters.map((one) => [one.name, one.schema])),
    required: parameters.flatMap(({ name, required }) => (required ? [name] : [])),
  };
  return `<h3>In the address</h3>${schemaHtml(schema, resolve)}`;
}

function contentHtml(content: Content, resolve: Resolve): string {
  return Object.entries(content)
    .map(([type, { schema }]) =>
      type === 'application/json'
        ? `${schemaHtml(schema, resolve)}<p>For example</p><pre tabindex="0">${escapeHtml(JSON.stringify(exampleOf(schema, resolve), null, 2))}</pre>`
        : `<p>A file (<code>${escapeHtml(type)}</code>).</p>`,
    )
    .join('');
}

function errorsHtml(codes: readonly ErrorCode[]): string {
  const rows = codes.map((code) => {
    const [status, meaning, remedy] = ERROR_CODES[code];
    return `<tr><th scope="row"><code>${code}</code></th><td data-label="Status">${status}</td><td data-label="What it means">${meaning}</td><td data-label="What to do">${remedy}</td></tr>`;
  });
  return `<div class="table"><table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">What it means</th><th scope="col">What to do</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
