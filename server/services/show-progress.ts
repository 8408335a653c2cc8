import { isoDay } from '../domain/calendar-day.ts';
import { countDays, countSteps, provenShare } from '../domain/progress-steps.ts';
import { requiredSeconds } from '../domain/requirement.ts';
import type { ProgressSeriesResponse } from '../contract/people.ts';
import { eventToday } from './event-access.ts';
import { peopleOf } from './list-people.ts';
import type { Services } from './ports.ts';
import type { PduEvent } from './records.ts';

/** How many have proven how much, and the certificates issued by day: numbers for charts (R-TIM-4). */
export async function showProgress(
  services: Services,
  event: PduEvent,
): Promise<ProgressSeriesResponse> {
  const [{ host }, people] = await Promise.all([
    eventToday(services, event),
    peopleOf(services, event),
  ]);
  const { mode } = event.details.verification;
  const required = requiredSeconds({ ...event, mode, pduCount: event.facts.pduCount });
  const days = people.flatMap(({ person: { certificate } }) =>
    certificate ? [isoDay(new Date(certificate.issuedAt), host.timeZone)] : [],
  );
  return {
    steps: countSteps(
      people.map(({ person }) => ({
        status: person.status,
        share: provenShare({ ...person, requiredSeconds: required }),
      })),
    ),
    issued: countDays(days),
  };
}
