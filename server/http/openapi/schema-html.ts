import { escapeHtml } from '../html.ts';
import type { JsonSchema, Resolve } from './example-of.ts';

/** A schema as nested lists that a person can read: name, kind, limits. */
export function schemaHtml(schema: JsonSchema, resolve: Resolve): string {
  const found = resolve(schema);
  const inner = fieldsHtml(found, resolve);
  return inner || `<p>${kindOf(found, resolve)}</p>`;
}

function fieldsHtml(schema: JsonSchema, resolve: Resolve): string {
  const { properties, required = [] } = schema;
  if (properties) {
    const rows = Object.entries(properties).map(([name, field]) =>
      fieldHtml(name, field, { isRequired: required.includes(name), resolve }),
    );
    return `<ul class="schema">${rows.join('')}</ul>`;
  }
  const [alternatives] = [schema.oneOf ?? schema.anyOf ?? schema.allOf ?? []];
  return alternatives.map((one) => fieldsHtml(resolve(one), resolve)).join('');
}

function fieldHtml(
  name: string,
  field: JsonSchema,
  { isRequired, resolve }: { isRequired: boolean; resolve: Resolve },
): string {
  const found = resolve(field);
  const items = found.items ? resolve(found.items) : found;
  const optional = isRequired ? '' : ' <em>may be left out</em>';
  return `<li><code>${escapeHtml(name)}</code> ${kindOf(found, resolve)}${optional}${fieldsHtml(items, resolve)}</li>`;
}

/** What a value is, in a few words. */
function kindOf(schema: JsonSchema, resolve: Resolve): string {
  const found = resolve(schema);
  const choices = found.enum ?? (found.const === undefined ? [] : [found.const]);
  if (choices.length > 0) {
    return choices.map((one) => `<code>${escapeHtml(JSON.stringify(one))}</code>`).join(' or ');
  }
  const alternatives = found.oneOf ?? found.anyOf;
  if (alternatives) {
    return [...new Set(alternatives.map((one) => kindOf(one, resolve)))].join(' or ');
  }
  const types = [found.type ?? 'anything'].flat().map((type) => WORDS[type] ?? type);
  const inside = found.items ?? found.additionalProperties;
  const each = typeof inside === 'object' ? ` of ${kindOf(inside, resolve)}` : '';
  const limits = limitsOf(found);
  return escapeHtml(`${types.join(' or ')}${limits && ` (${limits})`}`) + each;
}

const WORDS: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'yes or no',
  array: 'list',
  null: 'nothing (null)',
};

const FORMATS: Record<string, string> = {
  'date-time': 'moment, ISO 8601',
  date: 'day like 2026-09-01',
  uri: 'address',
  email: 'e-mail address',
};

function limitsOf(schema: JsonSchema): string {
  const { format, minimum, maximum, exclusiveMinimum, minLength, maxLength, maxItems } = schema;
  const limits = [
    format && (FORMATS[format] ?? format),
    minimum !== undefined && `from ${minimum}`,
    exclusiveMinimum !== undefined && `more than ${exclusiveMinimum}`,
    maximum !== undefined && `up to ${maximum}`,
    minLength !== undefined && `at least ${minLength} characters`,
    maxLength !== undefined && `up to ${maxLength} characters`,
    maxItems !== undefined && `up to ${maxItems}`,
  ];
  return limits.filter(Boolean).join(', ');
}
