import { describe, expect, it } from 'vitest';
import type { Part, PartKind } from '../../../server/domain/parts.ts';
import { playerSources } from '../../../server/http/player-policy.ts';

const OURS = 'https://pdu.example.org';

const part = (kind: PartKind, src: string): Part => ({
  id: kind,
  kind,
  title: kind,
  durationSeconds: 60,
  sources: [{ src, type: '' }],
});

describe('what the educator’s page may load', () => {
  it('recordings from wherever they are kept, and each player only where a part needs it', () => {
    expect(playerSources([part('video', '/media/a.mp4')], OURS)).toEqual({
      'media-src': ['https:'],
    });
    expect(playerSources([part('youtube', 'https://youtu.be/x')], OURS)).toEqual({
      'script-src': ['https://www.youtube.com'],
      'frame-src': ['https://www.youtube-nocookie.com', 'https://www.youtube.com'],
      'img-src': ['https://i.ytimg.com'],
    });
    const frames = [
      part('vimeo', 'https://vimeo.com/1'),
      part('embed', 'https://lab.example.net:8443/a?b'),
      part('live', 'https://meet.example.com/room'),
    ];
    expect(playerSources(frames, OURS)).toMatchObject({
      'frame-src': [
        'https://player.vimeo.com',
        'https://vimeo.com',
        'https://lab.example.net:8443',
        'https://meet.example.com',
      ],
    });
    expect(playerSources([part('hls', 'https://cdn.example.net/a.m3u8')], OURS)).toEqual({
      'connect-src': ['https://cdn.example.net', 'https:'],
      'media-src': ['https://cdn.example.net', 'https:'],
      'worker-src': ["'self'", 'blob:'],
    });
  });
});
