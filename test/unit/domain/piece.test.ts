import { describe, expect, it } from 'vitest';
import { isGraded, parametersOf, pieceOf, piecesOf } from '../../../server/domain/piece.ts';

const event = {
  facts: { title: 'Reading' },
  parts: [
    { id: 'one', title: 'First' },
    { id: 'two', title: 'Second' },
  ],
  evaluation: ['a question'],
};

describe('pieces of an event', () => {
  it('are the whole, each part, the evaluation and the certificate', () => {
    expect(piecesOf(event).map(({ title }) => title)).toEqual([
      'Reading',
      'Reading: First',
      'Reading: Second',
      'Reading: evaluation',
      'Reading: certificate',
    ]);
    expect(piecesOf({ ...event, evaluation: [] })).toHaveLength(4);
  });

  it('are read from the very parameters that they are written to', () => {
    for (const { piece } of piecesOf(event)) expect(pieceOf(parametersOf(piece))).toEqual(piece);
  });

  it('what a teacher typed wrongly opens the whole event, so that nothing is missing', () => {
    expect(pieceOf({ show: 'everything else' })).toEqual({ show: 'everything' });
    expect(pieceOf({ part: '' })).toEqual({ show: 'everything' });
  });

  it('the grade is that of the certificate, not of what leads to it', () => {
    expect(
      piecesOf(event)
        .filter(({ piece }) => isGraded(piece))
        .map(({ title }) => title),
    ).toEqual(['Reading', 'Reading: certificate']);
  });
});
