import type { AttendanceResponse, EvaluationRequest } from '../../contract/educator.ts';
import { AppError } from '../../errors.ts';
import type { Services } from '../ports.ts';
import type { EducatorSession, PduEvent } from '../records.ts';
import { loadAttendance, showAttendance } from './show-attendance.ts';

/**
 * Takes the session's evaluation, once and complete (R-EVA-1). Sent again it changes nothing.
 * Errors: EVALUATION_INCOMPLETE with each question that has no usable answer.
 */
export async function submitEvaluation(
  services: Services,
  session: EducatorSession,
  { answers }: EvaluationRequest,
): Promise<AttendanceResponse> {
  const { event, attendance } = await loadAttendance(services, session);
  refuseIncomplete(event, answers);
  if (!attendance.evaluation) {
    await services.store.attendances.saveEvaluation(attendance.id, {
      submittedAt: services.now(),
      answers,
    });
  }
  return showAttendance(services, session);
}

function refuseIncomplete(event: PduEvent, answers: EvaluationRequest['answers']): void {
  const reasons = event.evaluation
    .filter(
      ({ id, kind }) => !isAnswer(kind, answers.find(({ questionId }) => questionId === id)?.value),
    )
    .map(({ text }) => ({
      code: 'ANSWER_MISSING',
      message: `“${text}” has no answer.`,
      remedy: 'Answer it and submit again.',
    }));
  const isForeign = answers.some(
    ({ questionId }) => !event.evaluation.some(({ id }) => id === questionId),
  );
  if (reasons.length === 0 && !isForeign) return;
  throw new AppError(
    422,
    {
      code: 'EVALUATION_INCOMPLETE',
      message: 'The evaluation is not complete.',
      remedy: 'Answer every question of this session; your other answers are still there.',
    },
    { reasons },
  );
}

const isAnswer = (kind: 'rating' | 'text', value: string | undefined) =>
  kind === 'rating' ? /^[1-5]$/.test(value ?? '') : Boolean(value?.trim());
