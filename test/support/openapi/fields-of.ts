/** Where a value lies in a body: names of fields and places in lists. */
export type Path = readonly (string | number)[];

/** Every place of a value that holds a text, a number or a yes or no. */
export function leavesOf(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return entriesOf(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

/** Every object inside a value, itself too. */
export function objectsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = entriesOf(value).flatMap(([key, one]) => objectsOf(one, [...path, key]));
  return Array.isArray(value) ? inner : [path, ...inner];
}

/** A copy with another value in one place; a new key where there is none. */
export function withValue(whole: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(whole)) {
    return whole.map((one, index) => (index === key ? withValue(one, rest, value) : one));
  }
  const fields = { ...(whole as Record<string, unknown>) };
  return { ...fields, [key]: withValue(fields[key], rest, value) };
}

const entriesOf = (value: object): [string | number, unknown][] =>
  Array.isArray(value) ? [...value.entries()] : Object.entries(value);
