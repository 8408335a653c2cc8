import type { FieldMapRequest } from '../../../../server/contract/host.ts';

export type Box = FieldMapRequest['name'];
export type Place = keyof FieldMapRequest;

/** On every form; the others where the host wants them. */
export const NEEDED_PLACES = ['name', 'signature', 'date'] as const;
export const OPTIONAL_PLACES = ['serial', 'email'] as const;
export type OptionalPlace = (typeof OPTIONAL_PLACES)[number];
export const PLACE_NAMES: Record<Place, string> = {
  name: 'Name',
  signature: 'Signature',
  date: 'Date',
  serial: 'Serial',
  email: 'E-mail',
};

export interface PlacedBox {
  place: Place;
  box: Box;
}

/** The places that a map has, with their boxes, in the order in which they are gone through. */
export const placesOf = (map: FieldMapRequest): PlacedBox[] =>
  [...NEEDED_PLACES, ...OPTIONAL_PLACES].flatMap((place) => {
    const box = map[place];
    return box ? [{ place, box }] : [];
  });

/** In points. */
export interface PageSize {
  width: number;
  height: number;
}

/** In points, to the right and upwards. */
export interface Step {
  dx: number;
  dy: number;
}

/** The server takes no smaller ones. */
const LEAST = { width: 10, height: 6 };

/** The box shifted, but never off the page; a tenth of a point is finer than any print. */
export function moved(box: Box, { dx, dy }: Step, { width, height }: PageSize): Box {
  return {
    ...box,
    x: rounded(within(box.x + dx, 0, width - box.width)),
    y: rounded(within(box.y + dy, 0, height - box.height)),
  };
}

/** The box with its lower right corner shifted; the upper left one stays. */
export function resized(box: Box, { dx, dy }: Step, { width }: PageSize): Box {
  const top = box.y + box.height;
  const y = within(box.y + dy, 0, top - LEAST.height);
  return {
    ...box,
    y: rounded(y),
    width: rounded(within(box.width + dx, LEAST.width, width - box.x)),
    height: rounded(top - y),
  };
}

/** A box drawn on another form or page, made to lie on this one. */
export function fitted(box: Box, page: PageSize): Box {
  const width = Math.min(box.width, page.width);
  const height = Math.min(box.height, page.height);
  return moved({ ...box, width, height }, { dx: 0, dy: 0 }, page);
}

const DIRECTIONS: Record<string, Step> = {
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
  ArrowUp: { dx: 0, dy: 1 },
  ArrowDown: { dx: 0, dy: -1 },
};

const LONG_STEP = 10;

/**
 * What an arrow key does to a box: one point, with Alt ten; with Shift it changes the size.
 * Null for every other key.
 */
export function pressed(
  box: Box,
  { key, shiftKey, altKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>,
  page: PageSize,
): Box | null {
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  const points = altKey ? LONG_STEP : 1;
  const step = { dx: direction.dx * points, dy: direction.dy * points };
  return shiftKey ? resized(box, step, page) : moved(box, step, page);
}

/** Where a box is, as a sentence for people who don't see it. */
export const describe = (place: Place, { page, x, y, width, height }: Box): string =>
  `${PLACE_NAMES[place]}: page ${page + 1}, ${Math.round(x)} points from the left, ${Math.round(y)} from the bottom, ${Math.round(width)} wide, ${Math.round(height)} high.`;

const within = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(value, Math.max(least, most)));

const rounded = (points: number) => Math.round(points * 10) / 10;
