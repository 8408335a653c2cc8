import type { Box, FieldMap } from './printed-facts.ts';

/** What is written on the form for one educator (R-CRT-10). */
export interface OwnTexts {
  name: string;
  /** As it is printed. */
  dateText: string;
  serial: string;
  /** Null when it is not known; then its place stays empty. */
  email: string | null;
}

export interface PlacedText {
  box: Box;
  text: string;
  /** What it is, for the host, when it is missing or does not fit. */
  label: string;
}

export const NAME_LABEL = 'the educator’s name';

/** Every text with its place, as far as the form has places for them. */
export function placedTexts(map: FieldMap, texts: OwnTexts): PlacedText[] {
  const all: [Box | undefined, string | null, string][] = [
    [map.name, texts.name, NAME_LABEL],
    [map.date, texts.dateText, 'the date'],
    [map.serial, texts.serial, 'the serial'],
    [map.email, texts.email, 'the e-mail address'],
  ];
  return all.flatMap(([box, text, label]) => (box && text ? [{ box, text, label }] : []));
}

/** The places of texts, also of those that may stay empty. */
export const textBoxes = ({ name, date, serial, email }: FieldMap): Box[] =>
  [name, date, serial, email].filter((box) => box !== undefined);
