import { addressProblems } from './part-address.ts';
import { pdusForMinutes } from './pdu.ts';
import type { PublishInput } from './publish-check.ts';
import { type PublishProblem, problem } from './publish-problem.ts';

/** What the chosen way of verification still needs (R-TIM-1). */
export function verificationProblems({
  details,
  host,
  parts,
  evaluation,
}: PublishInput): PublishProblem[] {
  const { verification, minutesOfInstruction } = details;
  const neededMinutes = pdusForMinutes(minutesOfInstruction ?? 0, host.unitStep) * 60;
  switch (verification.mode) {
    case 'tracked': {
      const minutes = parts.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0) / 60;
      const addresses = parts.flatMap(addressProblems);
      if (minutes >= neededMinutes && parts.length > 0) return addresses;
      return [
        ...addresses,
        problem(
          'PARTS_TOO_SHORT',
          'parts',
          `The parts last ${Math.floor(minutes)} minutes, but ${neededMinutes} have to be verified.`,
          'Add parts, or choose another way of verification.',
        ),
      ];
    }
    case 'evaluation':
      if (evaluation.length > 0) return [];
      return [
        problem(
          'EVALUATION_EMPTY',
          'evaluation',
          'The session’s evaluation has no question.',
          'Add at least one.',
        ),
      ];
    case 'release': {
      const minutes = verification.documentedParts.reduce((sum, part) => sum + part.minutes, 0);
      if (minutes >= neededMinutes && neededMinutes > 0) return [];
      return [
        problem(
          'DOCUMENTED_TIME_SHORT',
          'verification',
          `The documented parts add up to ${minutes} minutes, but ${neededMinutes} are needed.`,
          'Document each part with the time that it is designed to take.',
        ),
      ];
    }
  }
}
