import type { ReadPdf } from './read-pdf.ts';

/** A text to compare by: without white space, case, ligatures and kind of dash, which printing changes. */
export const squeeze = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u2010-\u2015]/g, '-')
    .replaceAll(/[\s\p{Cf}]+/gu, '')
    .toLowerCase();

/** All text of a PDF, squeezed. */
export const textOf = ({ pieces }: ReadPdf): string =>
  squeeze(pieces.map(({ text }) => text).join(''));
