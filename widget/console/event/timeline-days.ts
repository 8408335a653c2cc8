import type { EvidenceResponse } from '../../../server/contract/evidence.ts';
import { duration, placeOf } from '../../element/duration.ts';
import { refusedWords, timeIn, weekdayIn } from './clock-words.ts';

/** Less than this is the jitter of networks, and not worth a word. */
const WORTH_SAYING_SECONDS = 60;

type Mark = 'opened' | 'watched' | 'lost' | 'answered' | 'missed' | 'by-hand';

/** One line of the timeline. */
export interface TimelineEntry {
  at: string;
  /** On the host's clock; from and to where it lasted. */
  time: string;
  mark: Mark;
  words: string;
}

export interface TimelineDay {
  day: string;
  entries: TimelineEntry[];
}

/** Everything that happened, day by day in the host's time zone and in order. */
export function timelineDays(evidence: EvidenceResponse): TimelineDay[] {
  const { timeZone } = evidence.event;
  const entries = [
    ...sessionEntries(evidence),
    ...stretchEntries(evidence),
    ...checkEntries(evidence),
    ...handEntries(evidence),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
  const days: TimelineDay[] = [];
  for (const entry of entries) {
    const day = weekdayIn(entry.at, timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** A part's title, also when the part is not in the event any more. */
export const titleOf = ({ parts }: EvidenceResponse, partId: string): string =>
  parts.find(({ id }) => id === partId)?.title ?? `${partId} (removed)`;

const at = (moment: string, { event }: EvidenceResponse, mark: Mark, words: string) => ({
  at: moment,
  time: timeIn(moment, event.timeZone),
  mark,
  words,
});

const sessionEntries = (evidence: EvidenceResponse): TimelineEntry[] =>
  evidence.sessions.flatMap(({ startedAt, endedAt, device, refusedSeconds }, index) => {
    const refused =
      refusedSeconds >= WORTH_SAYING_SECONDS ? ` ${refusedWords(refusedSeconds)}` : '';
    const opened = at(startedAt, evidence, 'opened', `Opened in ${device}.${refused}`);
    // The next opening here says it.
    if (!endedAt || endedAt === evidence.sessions[index + 1]?.startedAt) return [opened];
    return [opened, at(endedAt, evidence, 'opened', 'Went on with another event.')];
  });

const stretchEntries = (evidence: EvidenceResponse): TimelineEntry[] =>
  evidence.stretches.map((stretch) => {
    const { from, until, isProven } = stretch;
    const { timeZone } = evidence.event;
    const lost = isProven ? '' : ' Not counted, since nobody answered.';
    return {
      at: from,
      time: `${timeIn(from, timeZone)} – ${timeIn(until, timeZone)}`,
      mark: isProven ? 'watched' : 'lost',
      words: `${stretchWords(evidence, stretch)}${lost}`,
    };
  });

const TIMED = { page: 'Read', embed: 'Used', live: 'Attended' } as const;

function stretchWords(
  evidence: EvidenceResponse,
  { partId, seconds, fromSeconds, toSeconds, rate }: EvidenceResponse['stretches'][number],
): string {
  const title = titleOf(evidence, partId);
  const kind = evidence.parts.find(({ id }) => id === partId)?.kind ?? 'video';
  if (kind === 'page' || kind === 'embed' || kind === 'live')
    return `${TIMED[kind]} “${title}”: ${duration(seconds)}.`;
  const speed = rate === 1 ? '' : ` at ${rate}× speed`;
  const where = `${placeOf(fromSeconds)} to ${placeOf(toSeconds)}`;
  return `Played “${title}” from ${where}${speed}: ${duration(seconds)}.`;
}

const checkEntries = (evidence: EvidenceResponse): TimelineEntry[] =>
  evidence.checks.map((check) =>
    check.outcome === 'answered'
      ? at(check.at, evidence, 'answered', 'Asked whether somebody is there: answered.')
      : at(
          check.at,
          evidence,
          'missed',
          'Asked whether somebody is there: no answer. What came after the last sign of life does not count.',
        ),
  );

const handEntries = (evidence: EvidenceResponse): TimelineEntry[] =>
  evidence.additions.flatMap(({ partId, seconds, by, reason, takenBack, ...addition }) => {
    const title = titleOf(evidence, partId);
    const added = `Added by hand by ${by}: ${duration(seconds)} of “${title}”. Reason: ${reason}`;
    const entry = at(addition.at, evidence, 'by-hand', added);
    if (!takenBack) return [entry];
    const words = `Taken back by ${takenBack.by}: ${duration(takenBack.seconds)} of “${title}” that had been added by hand. Reason: ${takenBack.reason}`;
    return [entry, at(takenBack.at, evidence, 'by-hand', words)];
  });
