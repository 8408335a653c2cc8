import type { Part } from './parts.ts';

/** What of an event an activity of a course opens, so that a course can have each where it belongs. */
export type Piece =
  /** The parts, the evaluation and the certificate in one. */
  | { show: 'everything' }
  | { show: 'part'; partId: string }
  | { show: 'evaluation' }
  | { show: 'certificate' };

/** A piece with the title that its activity gets. */
export interface NamedPiece {
  piece: Piece;
  title: string;
}

/** What may be placed of an event, the whole of it first; nothing that it does not have. */
export function piecesOf(event: {
  facts: { title: string };
  parts: readonly Pick<Part, 'id' | 'title'>[];
  evaluation: readonly unknown[];
}): NamedPiece[] {
  const { title } = event.facts;
  const parts = event.parts.map((part): NamedPiece => ({
    piece: { show: 'part', partId: part.id },
    title: `${title}: ${part.title}`,
  }));
  const evaluation: NamedPiece[] =
    event.evaluation.length > 0
      ? [{ piece: { show: 'evaluation' }, title: `${title}: evaluation` }]
      : [];
  return [
    { piece: { show: 'everything' }, title },
    ...parts,
    ...evaluation,
    { piece: { show: 'certificate' }, title: `${title}: certificate` },
  ];
}

/** Whether an activity stands for the certificate, so that the grade is its own. */
export const isGraded = ({ show }: Piece): boolean =>
  show === 'everything' || show === 'certificate';

/** Custom parameters of an activity that opens a piece; none for the whole event. */
export function parametersOf(piece: Piece): Record<string, string> {
  switch (piece.show) {
    case 'everything':
      return {};
    case 'part':
      return { part: piece.partId };
    case 'evaluation':
    case 'certificate':
      return { show: piece.show };
  }
}

/** What the custom parameters of an activity say, also when a teacher typed them in; else the whole event. */
export function pieceOf({ part, show }: Readonly<Record<string, string>>): Piece {
  if (part) return { show: 'part', partId: part };
  return show === 'evaluation' || show === 'certificate' ? { show } : { show: 'everything' };
}
