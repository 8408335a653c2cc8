/** One detail of a deed, as a person reads it. */
export interface AuditLine {
  label: string;
  text: string;
}

/**
 * The details of a deed, one line each; what was changed as “before → after”.
 * @example auditLines({ role: { before: 'admin', after: 'auditor' } }) // [{ label: 'Role', text: 'admin → auditor' }]
 */
export function auditLines(details: object, path: readonly string[] = []): AuditLine[] {
  return Object.entries(details).flatMap(([key, value]: [string, unknown]) => {
    const place = [...path, key];
    const label = place.filter((name) => name !== 'changed').map(wordsOf);
    const line = (text: string): AuditLine[] => [{ label: label.join(', '), text }];
    if (isChange(value)) return line(`${textOf(value.before)} → ${textOf(value.after)}`);
    if (Array.isArray(value) || !isObject(value)) return line(textOf(value));
    return auditLines(value, place);
  });
}

/** A name of the program as words: `event-published`, `endDate`. */
export function wordsOf(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isChange = (value: unknown): value is { before: unknown; after: unknown } =>
  isObject(value) && 'before' in value && 'after' in value && !('label' in value);

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '(empty)';
  if (Array.isArray(value)) return value.map(textOf).join('; ') || '(empty)';
  if (!isObject(value)) return String(value);
  if ('label' in value && 'before' in value && 'after' in value) {
    return `${textOf(value.label)}: ${textOf(value.before)} → ${textOf(value.after)}`;
  }
  const parts = Object.entries(value).map(([key, one]) => `${wordsOf(key)} ${textOf(one)}`);
  return parts.join(', ') || '(empty)';
}
