import type { DashboardResponse } from '../../contract/dashboard.ts';
import { calendarDay } from '../../domain/calendar-day.ts';
import { type SealState, sealState } from '../../domain/seal-term.ts';
import type { Services } from '../ports.ts';
import type { Host } from '../records.ts';

/** A seal that has ended, since educators wait for it, or one that will soon. */
export async function sealAttention(
  { now }: Services,
  { host: { seal, timeZone } }: { host: Host },
): Promise<DashboardResponse['groups'][number]> {
  const todo = seal && WORDS[sealState(seal, now())](calendarDay(seal.validUntil, timeZone));
  const items = seal && todo ? [{ title: seal.subject, todo, place: PLACE }] : [];
  return { kind: 'seal-ends', total: items.length, items };
}

const PLACE = { page: 'settings' } as const;

const WORDS: Record<SealState, (lastDay: string) => string> = {
  expired: (lastDay) =>
    `It has expired on ${lastDay}. Claims wait until you set a new seal, or remove it.`,
  'ends-soon': (lastDay) => `It expires on ${lastDay}. Set a new one before, or claims will wait.`,
  'not-yet': () => 'Its time has not come yet. Claims wait until then.',
  good: () => '',
};
