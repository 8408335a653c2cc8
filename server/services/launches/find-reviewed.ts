import { AppError } from '../../errors.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';
import type { Identity } from '../store-ports.ts';

/**
 * The attendance, by its id, of a learner whose work a teacher looks at. Errors: NOTHING_TO_REVIEW.
 */
export async function findReviewed(
  { store }: Services,
  event: PduEvent,
  learner: Pick<Identity, 'hostId' | 'key'>,
): Promise<string> {
  const participant = await store.participants.findByKey(learner);
  const attendanceId = participant && (await store.attendances.idOf(event.id, participant.id));
  if (!attendanceId) throw nothingToReview();
  return attendanceId;
}

const nothingToReview = () =>
  new AppError(404, {
    code: 'NOTHING_TO_REVIEW',
    message: 'This learner has not opened the activity yet.',
    remedy: 'There is something to look at as soon as the learner has begun.',
  });
