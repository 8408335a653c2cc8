import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project-root.ts';
import { EMPTY_DETAILS, type EventDetails } from './domain/event-details.ts';
import type { EventFacts } from './domain/event-facts.ts';
import type { Part } from './domain/parts.ts';
import type { EvaluationQuestion } from './domain/requirement.ts';
import type { Demo, DemoEvent } from './services/seed-demo.ts';

export const DEMO_HOST_ID = 'demo-host';
export const DEMO_COURSE_ID = 'demo-reading-course';
export const DEMO_SESSION_ID = 'demo-conference-session';

const asset = (path: string) => join(projectRoot(), 'server/assets', path);
const json = (path: string): unknown => JSON.parse(readFileSync(asset(path), 'utf8'));

const Box = z.object({
  page: z.int(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
const FieldMapFile = z.object({ name: Box, signature: Box, date: Box });
const FactsFile = z.array(
  z.object({
    slug: z.string(),
    title: z.string(),
    instructorNames: z.array(z.string()),
    startDate: z.iso.date(),
    endDate: z.iso.date(),
    hostName: z.string(),
    hostPhone: z.string(),
    location: z.object({ kind: z.literal('online') }),
    pduCount: z.number(),
  }),
);

/** What cannot be read off the sample forms. */
const EVENTS = [
  {
    id: DEMO_COURSE_ID,
    slug: 'reading-course',
    description:
      'An asynchronous course: choosing a purpose before reading aloud, and keeping to it.',
    parts: [
      video({ id: 'reading-aloud', title: 'Reading aloud, step by step', durationSeconds: 20 }),
    ],
    evaluation: [],
  },
  {
    id: DEMO_SESSION_ID,
    slug: 'conference-session',
    description: 'A session of a virtual conference: field notes as a way into science.',
    parts: [video({ id: 'science-outdoors', title: 'Field notes outdoors', durationSeconds: 15 })],
    evaluation: [
      { id: 'useful', text: 'How useful was this session for your teaching?', kind: 'rating' },
      { id: 'next', text: 'What will you try in your classroom?', kind: 'text' },
    ],
  },
] satisfies {
  id: string;
  slug: string;
  description: string;
  parts: Part[];
  evaluation: EvaluationQuestion[];
}[];

function video({
  id,
  title,
  durationSeconds,
}: {
  id: string;
  title: string;
  durationSeconds: number;
}): Part {
  const sources = [
    { src: `/media/${id}.webm`, type: 'video/webm' },
    { src: `/media/${id}.mp4`, type: 'video/mp4' },
  ];
  return { id, kind: 'video', title, durationSeconds, sources, captionsSrc: `/media/${id}.vtt` };
}

/** The demo host, its make-believe LMS and its two practice events, read from the assets. */
export function readDemo(tryOut: {
  issuer: string;
  clientId: string;
  deploymentId: string;
  origin: string;
}): Demo {
  const facts = FactsFile.parse(json('demo-facts.json'));
  const fieldMap = FieldMapFile.parse(json('sample-forms/field-map.json'));
  const events: DemoEvent[] = EVENTS.map(({ slug, description, ...event }) => ({
    ...event,
    details: detailsOf(factsOf(facts, slug), description),
    form: readFileSync(asset(`sample-forms/${slug}.pdf`)),
    fieldMap,
  }));
  const first = factsOf(facts, 'reading-course');
  const [signatoryName = ''] = first.instructorNames;
  const signaturePng = readFileSync(asset('signature.png'));
  return {
    host: {
      id: DEMO_HOST_ID,
      name: first.hostName,
      phone: first.hostPhone,
      timeZone: 'America/Denver',
      signatoryName,
      unitStep: 1,
      ownCategories: [],
      signaturePng,
      signatoryConsent: {
        signatoryName,
        signatureSha256: createHash('sha256').update(signaturePng).digest('hex'),
        by: 'demo',
        at: new Date('2026-08-01T12:00:00Z'),
      },
      allowedOrigins: [tryOut.origin],
      mailsCertificates: true,
      embedKeyVersion: 1,
      seal: null,
    },
    platform: {
      issuer: tryOut.issuer,
      clientId: tryOut.clientId,
      hostId: DEMO_HOST_ID,
      deploymentIds: [tryOut.deploymentId],
    },
    events,
  };
}

function factsOf(all: z.infer<typeof FactsFile>, wanted: string): EventFacts {
  const found = all.find(({ slug }) => slug === wanted);
  if (!found) throw new Error(`demo-facts.json has no event “${wanted}”`);
  const { slug: _, ...facts } = found;
  return facts;
}

/** As a host would have typed it. */
function detailsOf(facts: EventFacts, description: string): EventDetails {
  const { title, instructorNames, startDate, endDate, location, pduCount } = facts;
  return {
    ...EMPTY_DETAILS,
    title,
    instructorNames,
    startDate,
    endDate,
    location,
    description,
    categories: ['Teaching and learning'],
    minutesOfInstruction: pduCount * 60,
  };
}
