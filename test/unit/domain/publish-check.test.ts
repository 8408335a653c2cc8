import { describe, expect, it } from 'vitest';
import { ARM_QUESTIONS } from '../../../server/domain/arm-questions.ts';
import { EMPTY_DETAILS, type EventDetails } from '../../../server/domain/event-details.ts';
import { PART_KINDS, type PartKind } from '../../../server/domain/parts.ts';
import { type PublishInput, problemsForPublishing } from '../../../server/domain/publish-check.ts';

const COMPLETE: EventDetails = {
  ...EMPTY_DETAILS,
  title: 'Reading Aloud with Purpose',
  instructorNames: ['Marisol Vega'],
  description: 'Choosing a purpose before reading aloud.',
  categories: ['Literacy'],
  startDate: '2026-09-01',
  endDate: '2027-08-31',
  location: { kind: 'online' },
  minutesOfInstruction: 60,
  armAnswers: Object.fromEntries(ARM_QUESTIONS.map(({ id }) => [id, 'One sentence of evidence.'])),
};

const input = (
  details: Partial<EventDetails> = {},
  rest: Partial<PublishInput> = {},
): PublishInput => ({
  details: { ...COMPLETE, ...details },
  host: { name: 'Big Sky Schools', phone: '(406) 555-0142', unitStep: 1 },
  parts: [
    {
      id: 'p',
      kind: 'video' as const,
      title: 'Lecture',
      durationSeconds: 3600,
      sources: [{ src: 'https://videos.example.org/lecture.mp4', type: 'video/mp4' }],
    },
  ],
  evaluation: [],
  ...rest,
});

const codes = (details?: Partial<EventDetails>, rest?: Partial<PublishInput>) =>
  problemsForPublishing(input(details, rest)).map(({ code, field }) => `${code} ${field}`);

describe('before an event is published', () => {
  it('R-EVT-1 a complete event has no problem', () => {
    expect(codes()).toEqual([]);
  });

  it('R-TIM-1 every part but a page to read needs an address, and YouTube’s is one of YouTube', () => {
    const of = (kind: PartKind, src?: string): string[] => {
      const sources = src === undefined ? [] : [{ src, type: '' }];
      return codes({}, { parts: [{ id: 'p', kind, title: 'P', durationSeconds: 3600, sources }] });
    };
    for (const kind of PART_KINDS)
      expect([kind, of(kind)]).toEqual([
        kind,
        kind === 'page' ? [] : ['PART_WITHOUT_ADDRESS part-src-0'],
      ]);
    expect(of('youtube', 'https://youtu.be/abc')).toEqual([]);
    expect(of('youtube', 'https://m.youtube.com/watch?v=a')).toEqual([]);
    expect(of('vimeo', 'https://player.vimeo.com/video/1')).toEqual([]);
    const foreign = [
      'https://notyoutube.com/a',
      'https://x.org/youtube.com',
      'https://youtube.com@x.org',
    ];
    for (const src of foreign)
      expect([src, of('youtube', src)]).toEqual([src, ['PART_ADDRESS_OTHER part-src-0']]);
  });

  it('R-EVT-1 every field of an empty draft is asked for at once', () => {
    const problems = problemsForPublishing({
      details: { ...EMPTY_DETAILS },
      host: { name: ' ', phone: '', unitStep: 1 },
      parts: [],
      evaluation: [],
    });
    const missing = problems
      .filter(({ code }) => code === 'FIELD_MISSING')
      .map(({ field }) => field);
    expect(missing).toEqual([
      'title',
      'instructorNames',
      'description',
      'categories',
      'startDate',
      'endDate',
      'location',
      'minutesOfInstruction',
      'hostName',
      'hostPhone',
    ]);
  });

  it.each<[string, Partial<EventDetails>, string]>([
    [
      'dates are reversed',
      { startDate: '2026-09-02', endDate: '2026-09-01' },
      'DATES_REVERSED endDate',
    ],
    [
      'the ZIP code is short',
      { location: { kind: 'place', city: 'Helena', zip: '5960', state: 'MT' } },
      'ZIP_WRONG zip',
    ],
    [
      'the city is empty',
      { location: { kind: 'place', city: ' ', zip: '59601', state: 'MT' } },
      'FIELD_MISSING city',
    ],
    [
      'the state is spelled out',
      { location: { kind: 'place', city: 'Helena', zip: '59601', state: 'Montana' } },
      'STATE_WRONG state',
    ],
    ['hours are 0', { minutesOfInstruction: 0 }, 'HOURS_WRONG minutesOfInstruction'],
    ['hours are negative', { minutesOfInstruction: -60 }, 'HOURS_WRONG minutesOfInstruction'],
    ['hours are a billion', { minutesOfInstruction: 6e10 }, 'HOURS_WRONG minutesOfInstruction'],
  ])('R-EVT-1 when %s, then it says so', (_title, details, expected) => {
    expect(codes(details)).toContain(expected);
  });

  it('R-PDU-1 an event of 59 minutes earns nothing and can’t be published', () => {
    expect(codes({ minutesOfInstruction: 59 })).toEqual(['NO_UNITS minutesOfInstruction']);
    const halves = { name: 'H', phone: '4065550142', unitStep: 0.5 } as const;
    expect(codes({ minutesOfInstruction: 59 }, { host: halves })).toEqual([]);
  });

  it('R-EVT-7 each question of ARM without an answer is named', () => {
    const answers = { ...COMPLETE.armAnswers, impact: '', active: 'ok' };
    expect(codes({ armAnswers: answers })).toEqual([
      'ARM_UNANSWERED armAnswers.active',
      'ARM_UNANSWERED armAnswers.impact',
    ]);
    expect(ARM_QUESTIONS).toHaveLength(8);
  });

  it('R-EVT-8 R-EVT-11 a refused topic can be overruled with a reason', () => {
    expect(codes({ title: 'Staff meeting' })).toEqual(['TOPIC_REFUSED overruleReason']);
    const overruleReason = 'A course about running better meetings.';
    expect(codes({ title: 'Staff meeting', overruleReason })).toEqual([]);
  });

  it('R-EVT-9 a topic that needs a justification asks for it', () => {
    expect(codes({ title: 'CPR in physical education' })).toEqual([
      'JUSTIFICATION_MISSING justification',
    ]);
    expect(codes({ title: 'CPR in PE', justification: 'Part of the PE curriculum.' })).toEqual([]);
  });

  it('R-EVT-10 R-EVT-11 a refused organization can’t be overruled', () => {
    const details = {
      title: 'NAEYC webinar',
      overruleReason: 'But it is good.',
      justification: 'x',
    };
    expect(codes(details)).toEqual(['ORGANIZATION_REFUSED title']);
  });

  it('R-TIM-1 each way of verification needs its own proof', () => {
    const short = {
      parts: [
        {
          id: 'p',
          kind: 'video' as const,
          title: 'L',
          durationSeconds: 3540,
          sources: [{ src: 'https://videos.example.org/lecture.mp4', type: 'video/mp4' }],
        },
      ],
    };
    expect(codes({}, short)).toEqual(['PARTS_TOO_SHORT parts']);
    expect(codes({ verification: { mode: 'evaluation' } })).toEqual([
      'EVALUATION_EMPTY evaluation',
    ]);
    const release = (minutes: number) => ({
      verification: { mode: 'release' as const, documentedParts: [{ title: 'Read', minutes }] },
    });
    expect(codes(release(59))).toEqual(['DOCUMENTED_TIME_SHORT verification']);
    expect(codes(release(60))).toEqual([]);
  });
});
