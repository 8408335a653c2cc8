const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Whether a name is read from the right. */
export const isRightToLeft = (name: string): boolean => RIGHT_TO_LEFT.test(name);

/**
 * Whether a name mixes letters that are read from the right with letters or digits that are read
 * from the left: their order on the line can't be told for sure, so it is not printed (R-CRT-11).
 */
export const mixesDirections = (name: string): boolean =>
  isRightToLeft(name) &&
  [...name].some((character) => LETTER_OR_DIGIT.test(character) && !isRightToLeft(character));

/** Letters with what belongs to them: accents, vowel signs, joiners. */
export const lettersOf = (text: string): string[] =>
  Array.from(new Intl.Segmenter('und').segment(text), ({ segment }) => segment);
