import { type NamedPiece, parametersOf, pieceOf, piecesOf } from '../../domain/piece.ts';
import { AppError } from '../../errors.ts';
import type { Services } from '../ports.ts';

/** A piece of an event, by the custom parameters that its activity gets. */
export type ChosenParameters = Readonly<Record<string, string>>;

export interface ChosenPiece extends NamedPiece {
  eventId: string;
  parameters: ChosenParameters;
}

/** Looks up what a teacher chose among the host's own events (R-REC-4). Errors: PLACING_REFUSED. */
export const choosePieces = (
  services: Services,
  hostId: string,
  chosen: readonly ChosenParameters[],
): Promise<ChosenPiece[]> => Promise.all(chosen.map((one) => choosePiece(services, hostId, one)));

async function choosePiece(
  { store }: Services,
  hostId: string,
  parameters: ChosenParameters,
): Promise<ChosenPiece> {
  const event = await store.events.find(parameters['event'] ?? '');
  if (event?.hostId !== hostId) throw gone();
  const wanted = JSON.stringify(parametersOf(pieceOf(parameters)));
  const found = piecesOf(event).find(({ piece }) => JSON.stringify(parametersOf(piece)) === wanted);
  if (!found) throw gone();
  return {
    ...found,
    eventId: event.id,
    parameters: { event: event.id, ...parametersOf(found.piece) },
  };
}

const gone = () =>
  new AppError(422, {
    code: 'PLACING_REFUSED',
    message: 'This event, or this piece of it, is gone.',
    remedy: 'Go back to your course and choose again from there.',
  });
