import type { SaveEventRequest } from '../../../server/contract/event.ts';

export type Part = SaveEventRequest['parts'][number];
type Kind = Part['kind'];

interface KindWords {
  name: string;
  addressLabel: string;
  addressHint: string;
  /** What its minutes are. */
  minutesHint: string;
}

const LENGTH = 'The length of the recording.';
const DESIGNED = 'The time that it is designed to take.';

/** Every kind of part, as the editor words it. */
export const KINDS: Record<Kind, KindWords> = {
  video: {
    name: 'Video file',
    addressLabel: 'Address of the video',
    addressHint: 'Of the file itself, like https://example.org/lecture.mp4.',
    minutesHint: LENGTH,
  },
  audio: {
    name: 'Audio file',
    addressLabel: 'Address of the recording',
    addressHint: 'Of the file itself, like https://example.org/talk.mp3.',
    minutesHint: LENGTH,
  },
  youtube: {
    name: 'YouTube video',
    addressLabel: 'Address on YouTube',
    addressHint: 'Like https://www.youtube.com/watch?v=…',
    minutesHint: LENGTH,
  },
  vimeo: {
    name: 'Vimeo video',
    addressLabel: 'Address on Vimeo',
    addressHint: 'Like https://vimeo.com/123456789.',
    minutesHint: LENGTH,
  },
  hls: {
    name: 'Video stream (HLS)',
    addressLabel: 'Address of the stream',
    addressHint: 'Of its playlist, which ends in .m3u8.',
    minutesHint: LENGTH,
  },
  page: {
    name: 'Page to read',
    addressLabel: 'Address of the page, if it is elsewhere',
    addressHint: 'Empty when the certificate stands on the page itself.',
    minutesHint: DESIGNED,
  },
  embed: {
    name: 'Embedded page',
    addressLabel: 'Address of the page',
    addressHint: 'It is shown in a frame, which its website has to allow.',
    minutesHint: DESIGNED,
  },
  live: {
    name: 'Live session',
    addressLabel: 'Address of the session',
    addressHint: 'Where people join, like the link of the meeting.',
    minutesHint: DESIGNED,
  },
};

const TYPES: Record<string, string> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  m3u8: 'application/vnd.apple.mpegurl',
};

/** The kind of file that an address names by its ending; empty where a browser finds out itself. */
export function typeOf(kind: Kind, src: string): string {
  if (kind !== 'video' && kind !== 'audio' && kind !== 'hls') return '';
  const [, ending = ''] = /\.(\w{2,4})(?:[?#]|$)/.exec(src) ?? [];
  return TYPES[ending.toLowerCase()] ?? '';
}

/**
 * Whether the server would take it as an address.
 * @example isAddress('www.example.org') // false
 */
export const isAddress = (text: string): boolean =>
  /^\/media\/[\w.-]+$/.test(text) || (/^https?:\/\//i.test(text) && URL.canParse(text));

/**
 * Seconds of what a host types as minutes; null when it is no time.
 * @example secondsOf('7.5') // 450
 */
export function secondsOf(text: string): number | null {
  const minutes = Number(text.trim().replace(',', '.'));
  const seconds = Math.round(minutes * 60_000) / 1000;
  return text.trim() && seconds > 0 && seconds <= 86_400 ? seconds : null;
}

/** The same for the field, to a hundredth of a minute. */
export const minutesText = (seconds: number): string => String(Number((seconds / 60).toFixed(2)));

export const newPart = (): Part => ({
  id: `part-${crypto.randomUUID().slice(0, 8)}`,
  kind: 'video',
  title: 'New part',
  durationSeconds: 3600,
  sources: [],
});
