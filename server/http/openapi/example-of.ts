/** The part of JSON Schema that zod's schemas become. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  default?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  pattern?: string;
}

/** What a field of this name usually holds; others get a value of their kind. */
const USUAL: Record<string, unknown> = {
  title: 'Reading Aloud with Purpose',
  hostName: 'Big Sky Learning Cooperative',
  phone: '(406) 555-0142',
  hostPhone: '(406) 555-0142',
  timeZone: 'America/Denver',
  signatoryName: 'Marisol Vega',
  instructorNames: ['Marisol Vega'],
  educatorName: 'Jordan Rivers',
  description: 'Choosing a purpose before reading aloud, and keeping to it.',
  categories: ['Literacy'],
  ownCategories: ['Indian Education for All'],
  allowedOrigins: ['https://conference.example.org'],
  startDate: '2026-09-01',
  endDate: '2027-08-31',
  armAnswers: { planned: 'It follows the district’s plan for reading.' },
  minutesOfInstruction: 180,
  pduCount: 3,
  reason: 'The name was misspelled.',
  serial: '2345-6789-ABCD-EFGH-JKLM-NPQR-STUV',
  fileName: 'Jordan Rivers - Reading Aloud with Purpose.pdf',
  code: 'EVENT_CHANGED',
  message: 'Somebody else has changed this event in the meantime.',
  remedy: 'Look at what changed, then save again.',
  supportCode: '4F2A90C1B7',
  city: 'Helena',
  zip: '59601',
  state: 'MT',
  src: 'https://media.example.org/reading.mp4',
  captionsSrc: 'https://media.example.org/reading.vtt',
  actor: 'robin@example.org',
  words: 'reading',
  year: 2027,
};

const BY_FORMAT: Record<string, string> = {
  'date-time': '2026-11-20T17:00:00.000Z',
  date: '2026-11-20',
  uri: 'https://lms.example.org',
  email: 'robin@example.org',
};

/** Follows `$ref`s of one document. */
export type Resolve = (schema: JsonSchema) => JsonSchema;

/** A value that the schema allows, as readable as its field's name makes it. */
export function exampleOf(schema: JsonSchema, resolve: Resolve, name = ''): unknown {
  const found = resolve(schema);
  const [choice] = found.enum ?? (found.const === undefined ? [] : [found.const]);
  if (choice !== undefined) return choice;
  if (name in USUAL && !found.format && !isPlaceOf(name, found)) return USUAL[name];
  const [alternative] = found.anyOf?.toReversed() ?? found.oneOf ?? [];
  if (alternative) return exampleOf(alternative, resolve, name);
  const type = [found.type].flat()[0];
  switch (type) {
    case 'object':
      return objectOf(found, resolve);
    case 'array':
      return (found.prefixItems ?? [found.items ?? {}]).map((one) => exampleOf(one, resolve));
    case 'string':
      return BY_FORMAT[found.format ?? ''] ?? (name || 'text').toLowerCase();
    case 'boolean':
      return true;
    default:
      return Math.max(found.minimum ?? 1, 1);
  }
}

/** A box on the form is named by the text that goes into it. */
const isPlaceOf = (name: string, { properties }: JsonSchema): boolean =>
  properties !== undefined && typeof USUAL[name] !== 'object';

function objectOf({ properties = {} }: JsonSchema, resolve: Resolve): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, exampleOf(schema, resolve, name)]),
  );
}
