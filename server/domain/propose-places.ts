import type { FormLayout, FormLine, FormText } from './form-layout.ts';
import type { Box, FieldMap } from './printed-facts.ts';

export type Place = keyof FieldMap;

/** How a place was found: by a field of the form, by a label at an empty line, or not at all. */
export type Finding = 'field' | 'label' | 'nothing';

export interface Proposal {
  fieldMap: FieldMap;
  /** Places that are wanted only where the form has them are left out when it has not. */
  found: Partial<Record<Place, Finding>>;
}

interface Wanted {
  /** Words of a label or of a field's name that mean this place. */
  words: RegExp;
  /** Words with which it is something else: a fact of the event, or somebody else's. */
  unless: RegExp;
  height: number;
  /** Where the box stands until the host moves it, when the form says nothing. */
  fallback: { x: number; y: number; width: number };
}

const NOTHING = /(?!)/;
const OTHER_FACTS =
  /instructor|provider(?!.{0,20}sign)|activity|event|title|school|district|phone|location/i;

const WANTED: Record<Place, Wanted> = {
  signature: {
    words: /\bsignature\b|\bsigned\b|\bsign(ed)? (by|here)\b/i,
    unless: /educator|participant|teacher|attendee|recipient/i,
    height: 46,
    fallback: { x: 0.1, y: 0.28, width: 0.4 },
  },
  name: {
    words: /\bname\b/i,
    unless: OTHER_FACTS,
    height: 22,
    fallback: { x: 0.1, y: 0.76, width: 0.5 },
  },
  date: {
    words: /\bdated?\b/i,
    unless: /begin|start|\bend|birth|expir|from\b|activity|event/i,
    height: 18,
    fallback: { x: 0.6, y: 0.28, width: 0.25 },
  },
  serial: {
    words: /\bserial\b|\bcertificate (no|number|id)\b/i,
    unless: NOTHING,
    height: 14,
    fallback: { x: 0.1, y: 0.06, width: 0.45 },
  },
  email: {
    words: /\be-?mail\b/i,
    unless: OTHER_FACTS,
    height: 14,
    fallback: { x: 0.1, y: 0.7, width: 0.5 },
  },
};

/** A label is a few words; a sentence that has one of them in it is none. */
const LONGEST_LABEL = 48;
const LEAST_HEIGHT = 10;
const LEAST_WIDTH = 40;

/**
 * Where name, signature and date seem to go on a form (R-CRT-10): into its own empty fields, else
 * above the empty line at a label. What the form does not show is not found, and its box stands
 * on the first page until the host moves it; serial and e-mail are wanted only where they are found.
 */
export function proposePlaces(layout: FormLayout): Proposal {
  const signature = findPlace('signature', layout);
  const name = findPlace('name', layout);
  // A form may ask for several dates; the one that is meant stands by the signature.
  const date = findPlace('date', layout, signature?.box);
  const [serial, email] = [findPlace('serial', layout), findPlace('email', layout)];
  return {
    fieldMap: {
      name: name?.box ?? fallbackBox('name', layout),
      signature: signature?.box ?? fallbackBox('signature', layout),
      date: date?.box ?? fallbackBox('date', layout),
      ...(serial && { serial: serial.box }),
      ...(email && { email: email.box }),
    },
    found: {
      name: name?.by ?? 'nothing',
      signature: signature?.by ?? 'nothing',
      date: date?.by ?? 'nothing',
      ...(serial && { serial: serial.by }),
      ...(email && { email: email.by }),
    },
  };
}

interface Found {
  box: Box;
  by: Finding;
}

function findPlace(place: Place, layout: FormLayout, near?: Box): Found | undefined {
  const fields = layout.fields
    .filter(({ name }) => isMeant(place, wordsOf(name)))
    .map(({ box }): Found => ({ box, by: 'field' }));
  const labels = layout.texts
    .filter(({ text }) => text.length <= LONGEST_LABEL && isMeant(place, text))
    .toSorted((a, b) => a.text.length - b.text.length)
    .flatMap((label): Found[] => {
      const line = layout.lines
        .filter((one) => belongs(label, one))
        .toSorted((a, b) => distance(label, a) - distance(label, b))[0];
      const box = line && boxAbove(line, WANTED[place].height, layout);
      return box ? [{ box, by: 'label' }] : [];
    });
  const all = fields.length > 0 ? fields : labels;
  return near ? all.toSorted((a, b) => apart(a.box, near) - apart(b.box, near))[0] : all[0];
}

const isMeant = (place: Place, text: string) =>
  WANTED[place].words.test(text) && !WANTED[place].unless.test(text);

/** “educatorName_1” is three words. */
const wordsOf = (name: string) =>
  name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[^A-Za-z]+/g, ' ');

/** A label stands under its line, before it, or above it. */
function belongs(label: FormText, line: FormLine): boolean {
  if (label.page !== line.page) return false;
  const rise = line.y - label.y;
  const end = label.x + label.width;
  const isAtIt = label.x >= line.x - 6 && label.x <= line.x + line.width;
  const isUnder = isAtIt && rise >= label.size * 0.6 && rise <= label.size * 2.2;
  const isBefore = Math.abs(rise) <= 6 && line.x >= end - 2 && line.x - end <= 80;
  const isOver = isAtIt && -rise >= LEAST_HEIGHT && -rise <= 44;
  return isUnder || isBefore || isOver;
}

const distance = (label: FormText, line: FormLine) =>
  Math.abs(line.y - label.y) + Math.max(0, line.x - label.x - label.width) / 4;

const apart = (one: Box, other: Box) =>
  Math.abs(one.page - other.page) * 10_000 +
  Math.abs(one.y - other.y) +
  Math.abs(one.x - other.x) / 10;

/** As high as wanted, or up to what stands above; none when the line has been written on. */
function boxAbove(line: FormLine, height: number, { texts, lines, pages }: FormLayout): Box | null {
  const isOver = (x: number, width: number) => x < line.x + line.width && x + width > line.x;
  const ceilings = [
    ...texts
      .filter((text) => isOver(text.x, text.width))
      .map(({ page, y, size }) => ({ page, y: y - size * 0.25 })),
    ...lines.filter((other) => isOver(other.x, other.width)).map(({ page, y }) => ({ page, y })),
    { page: line.page, y: pages[line.page]?.height ?? 0 },
  ]
    .filter(({ page, y }) => page === line.page && y > line.y - 1)
    .map(({ y }) => y - line.y);
  const room = Math.min(height, ...ceilings.filter((rise) => rise > 1.5));
  const isWrittenOn = texts.some(
    (text) =>
      text.page === line.page && isOver(text.x, text.width) && Math.abs(text.y - line.y - 3) < 4.5,
  );
  if (isWrittenOn || room < LEAST_HEIGHT || line.width < LEAST_WIDTH) return null;
  const { page, x, y, width } = line;
  return {
    page,
    x: rounded(x),
    y: rounded(y + 1),
    width: rounded(width),
    height: rounded(room - 1),
  };
}

function fallbackBox(place: Place, { pages }: FormLayout): Box {
  const { width, height } = pages[0] ?? { width: 612, height: 792 };
  const { fallback, height: high } = WANTED[place];
  return {
    page: 0,
    x: Math.round(fallback.x * width),
    y: Math.round(fallback.y * height),
    width: Math.round(fallback.width * width),
    height: high,
  };
}

const rounded = (points: number) => Math.round(points * 10) / 10;
