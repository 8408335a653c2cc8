import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { projectRoot } from '../../../server/project-root.ts';
import { STAND_IN_SECONDS, VIMEO_PAGE, YOUTUBE_API } from './stand-in-scripts.ts';

const STREAM = 'https://streams.example.org';
/** Where the parts of a test lie; nothing outside this machine is asked. */
export const PLAYED_FROM = {
  youtube: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ',
  vimeo: 'https://vimeo.com/76979871',
  hls: `${STREAM}/counting.m3u8`,
} as const;
/** How long the recording of each is, in seconds. */
export const PLAYED_SECONDS = { youtube: STAND_IN_SECONDS, vimeo: STAND_IN_SECONDS, hls: 12 };

const MEDIA = join(projectRoot(), 'test/fixtures/media/counting.mp4');

/**
 * Puts what YouTube and Vimeo would answer in front of a browser: players with a clock for a video,
 * which speak the interface that both have published; and a real stream.
 */
export async function standInForPlayers(context: BrowserContext): Promise<void> {
  const answer = (address: RegExp, contentType: string, body: string) =>
    context.route(address, (route) => route.fulfill({ contentType, body }));
  await answer(/^https:\/\/www\.youtube\.com\/iframe_api/, 'text/javascript', YOUTUBE_API);
  await answer(/^https:\/\/www\.youtube\.com\/embed\//, 'text/html', '<title>YouTube</title>');
  await answer(/^https:\/\/player\.vimeo\.com\/video\//, 'text/html', VIMEO_PAGE);
  const media = readFileSync(MEDIA);
  await context.route(`${STREAM}/**`, (route) =>
    route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      ...(route.request().url().endsWith('.m3u8')
        ? { contentType: 'application/vnd.apple.mpegurl', body: playlistOf(media) }
        : { contentType: 'video/mp4', body: pieceOf(media, route.request().url()) }),
    }),
  );
}

interface Box {
  kind: string;
  from: number;
  to: number;
}

/** The boxes of an MP4 file: four bytes of length, four letters, and what they hold. */
function boxesOf(media: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let from = 0; from < media.length; from = boxes.at(-1)?.to ?? media.length)
    boxes.push({
      kind: media.toString('latin1', from + 4, from + 8),
      from,
      to: from + media.readUInt32BE(from),
    });
  return boxes;
}

/** Head first, then each fragment; a piece is named by its place in the file. */
function playlistOf(media: Buffer): string {
  const boxes = boxesOf(media);
  const starts = boxes.filter(({ kind }) => kind === 'moof').map(({ from }) => from);
  const pieces = starts.map((from, index) => `${from}-${starts[index + 1] ?? media.length}.m4s`);
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-TARGETDURATION:3',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXT-X-MAP:URI="0-${starts[0]}.m4s"`,
    ...pieces.flatMap((piece) => ['#EXTINF:2.0,', piece]),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}

function pieceOf(media: Buffer, address: string): Buffer {
  const [, from, to] = /(\d+)-(\d+)\.m4s$/.exec(address) ?? [];
  return media.subarray(Number(from), Number(to));
}
