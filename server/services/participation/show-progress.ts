import { isoDay } from '../../domain/calendar-day.ts';
import { countDays, countSteps, provenShare } from '../../domain/progress-steps.ts';
import { requiredSeconds } from '../../domain/requirement.ts';
import type { ProgressSeriesResponse } from '../../contract/people.ts';
import { eventToday } from '../events/event-access.ts';
import { standingsOf } from './list-participants.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

/** How many have proven how much, and the certificates issued by day: numbers for charts (R-TIM-4). */
export async function showProgress(
  services: Services,
  event: PduEvent,
): Promise<ProgressSeriesResponse> {
  const [{ host }, standings] = await Promise.all([
    eventToday(services, event),
    standingsOf(services, event),
  ]);
  const { mode } = event.details.verification;
  const required = requiredSeconds({ ...event, mode, pduCount: event.facts.pduCount });
  const days = standings.flatMap(({ certificate }) =>
    certificate ? [isoDay(new Date(certificate.issuedAt), host.timeZone)] : [],
  );
  return {
    steps: countSteps(
      standings.map((standing) => ({
        status: standing.status,
        share: provenShare({ ...standing, requiredSeconds: required }),
      })),
    ),
    issued: countDays(days),
  };
}
