import { ARM_QUESTIONS } from './arm-questions.ts';
import type { EventDetails } from './event-details.ts';
import { type UnitStep, pdusForMinutes } from './pdu.ts';
import { isPhone, isZip } from './contact-checks.ts';
import type { Part } from './parts.ts';
import type { EvaluationQuestion } from './requirement.ts';
import { screenTopics } from './screen-topics.ts';
import { type PublishProblem, problem } from './publish-problem.ts';
import { verificationProblems } from './verification-check.ts';

export interface PublishInput {
  details: EventDetails;
  host: { name: string; phone: string; unitStep: UnitStep };
  parts: readonly Part[];
  evaluation: readonly EvaluationQuestion[];
}

/** Longest that one event may be taught; more is a typing error. */
export const MAX_MINUTES_OF_INSTRUCTION = 200 * 60;
const SHORTEST_ANSWER = 10;

/** Everything that is missing or wrong, all at once (R-EVT-1, R-EVT-7 to R-EVT-11, R-PDU-1, R-TIM-1). */
export function problemsForPublishing(input: PublishInput): PublishProblem[] {
  return [
    ...emptyFields(input),
    ...wrongDates(input.details),
    ...wrongPlace(input.details),
    ...wrongUnits(input),
    ...unanswered(input.details),
    ...topicProblems(input.details),
    ...verificationProblems(input),
  ];
}

function emptyFields({ details, host }: PublishInput): PublishProblem[] {
  const needed: [field: string, isThere: boolean, label: string][] = [
    ['title', details.title.trim() !== '', 'The title'],
    [
      'instructorNames',
      details.instructorNames.some((name) => name.trim()),
      'An instructor’s name',
    ],
    ['description', details.description.trim() !== '', 'The description'],
    ['categories', details.categories.length > 0, 'A category'],
    ['startDate', details.startDate !== '', 'The start date'],
    ['endDate', details.endDate !== '', 'The end date'],
    ['location', details.location !== null, 'The location'],
    ['minutesOfInstruction', details.minutesOfInstruction !== null, 'The hours of instruction'],
    ['hostName', host.name.trim() !== '', 'The host’s name'],
    ['hostPhone', isPhone(host.phone), 'The host’s phone number'],
  ];
  return needed
    .filter(([, isThere]) => !isThere)
    .map(([field, , label]) =>
      problem('FIELD_MISSING', field, `${label} is missing.`, 'PDUPS asks for it; fill it in.'),
    );
}

function wrongDates({ startDate, endDate }: EventDetails): PublishProblem[] {
  if (!startDate || !endDate || startDate <= endDate) return [];
  return [
    problem(
      'DATES_REVERSED',
      'endDate',
      'The event ends before it starts.',
      'Correct one of the dates.',
    ),
  ];
}

function wrongPlace({ location }: EventDetails): PublishProblem[] {
  if (location?.kind !== 'place') return [];
  const problems: PublishProblem[] = [];
  if (!location.city.trim()) {
    problems.push(
      problem('FIELD_MISSING', 'city', 'The city is missing.', 'Type it, or choose Online.'),
    );
  }
  if (!isZip(location.zip)) {
    problems.push(
      problem('ZIP_WRONG', 'zip', 'The ZIP code needs five digits.', 'For example 59601.'),
    );
  }
  if (!/^[A-Z]{2}$/.test(location.state)) {
    problems.push(
      problem('STATE_WRONG', 'state', 'The state needs two letters.', 'For example MT.'),
    );
  }
  return problems;
}

function wrongUnits({ details, host }: PublishInput): PublishProblem[] {
  const minutes = details.minutesOfInstruction;
  if (minutes === null) return [];
  if (minutes <= 0 || minutes > MAX_MINUTES_OF_INSTRUCTION) {
    return [
      problem(
        'HOURS_WRONG',
        'minutesOfInstruction',
        'These hours of instruction can’t be right.',
        'Type the hours that are taught, up to 200.',
      ),
    ];
  }
  if (pdusForMinutes(minutes, host.unitStep) > 0) return [];
  return [
    problem(
      'NO_UNITS',
      'minutesOfInstruction',
      'The event is too short to earn a PDU.',
      '1 hour = 1 PDU, and partial hours are not rounded up.',
    ),
  ];
}

function unanswered({ armAnswers }: EventDetails): PublishProblem[] {
  return ARM_QUESTIONS.filter(
    ({ id }) => (armAnswers[id] ?? '').trim().length < SHORTEST_ANSWER,
  ).map(({ id, question }) =>
    problem(
      'ARM_UNANSWERED',
      `armAnswers.${id}`,
      `“${question}” has no answer.`,
      'One sentence is enough.',
    ),
  );
}

function topicProblems(details: EventDetails): PublishProblem[] {
  return screenTopics(details).flatMap(({ kind, label }) => {
    if (kind === 'refused-organization') {
      return [
        problem(
          'ORGANIZATION_REFUSED',
          'title',
          `OPI does not accept virtual training from ${label}.`,
          'No PDUs can be issued for it.',
        ),
      ];
    }
    if (kind === 'refused-topic' && !details.overruleReason.trim()) {
      return [
        problem(
          'TOPIC_REFUSED',
          'overruleReason',
          `This looks like “${label}”, which is never eligible for PDUs.`,
          'If it is something else, say what; the reason is kept for audits.',
        ),
      ];
    }
    if (kind === 'needs-justification' && !details.justification.trim()) {
      return [
        problem(
          'JUSTIFICATION_MISSING',
          'justification',
          `“${label}” is eligible only when it meets ARM 10.55.714.`,
          'Say how this event does; it is kept for audits.',
        ),
      ];
    }
    return [];
  });
}
