/** Parts with a position that moves while they play; each second of them counts once (R-TIM-2). */
const PLAYED_KINDS = ['video', 'audio', 'youtube', 'vimeo', 'hls'] as const;
/** Parts that are used for a time: a page to read, an embedded page, a live session. */
const TIMED_KINDS = ['page', 'embed', 'live'] as const;

export const PART_KINDS = [...PLAYED_KINDS, ...TIMED_KINDS] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** One thing to watch, read or attend. */
export interface Part {
  id: string;
  kind: PartKind;
  title: string;
  /** Length of a recording, or the time that the part is designed to take. */
  durationSeconds: number;
  /** What a browser may choose from; for kinds other than video and audio the first is the address. */
  sources: readonly { src: string; type: string }[];
  captionsSrc?: string;
}

/** Whether a part has positions, so that coverage can be measured. */
export const isPlayed = ({ kind }: Pick<Part, 'kind'>): boolean =>
  PLAYED_KINDS.some((played) => played === kind);

/** From this length on a part is long enough to ask whether somebody is there (R-TIM-8). */
export const LONG_PART_SECONDS = 15 * 60;

/** Whether presence is asked for during a part: live sessions, and whatever is long (R-TIM-8). */
export const asksForPresence = ({ kind, durationSeconds }: Part): boolean =>
  kind === 'live' || durationSeconds >= LONG_PART_SECONDS;

/** How often it is asked, on average and while something counts; what NASBA asks of live courses. */
export const DEFAULT_CHECKS_PER_HOUR = 3;
