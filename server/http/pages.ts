import type { Response } from 'express';
import type {
  AccountPageData,
  EducatorPageData,
  FrameData,
  HostPageData,
  LaunchedData,
  PreviewReason,
} from '../contract/pages.ts';
import type { Piece } from '../domain/piece.ts';
import { rightsOf } from '../domain/rights.ts';
import { showPreview } from '../services/participation/show-preview.ts';
import type { EducatorSession, PduEvent } from '../services/records.ts';
import type { AppDependencies } from './app.ts';
import type { HostPerson } from './authorize.ts';
import { type PageParts, htmlPage } from './html.ts';
import { playerSources } from './player-policy.ts';
import { setPolicy } from './security-headers.ts';

/** The learner's page: the element with its session inside, and players let in for the event's parts. */
export async function sendEducatorPage(
  { tokens, publicUrl }: AppDependencies,
  response: Response,
  {
    session,
    event,
    ...shown
  }: { session: EducatorSession; event: PduEvent; frame: FrameData; piece: Piece },
): Promise<void> {
  letPlay(response, { event, framedBy: shown.frame.framedBy, publicUrl });
  const token = await tokens.issue({ kind: 'educator', sessionId: session.id });
  sendLearnerPage(response, { kind: 'educator', ...shown, ...token });
}

/** The same page without a session, for somebody whose time is not measured. */
export function sendPreviewPage(
  { services, publicUrl }: AppDependencies,
  response: Response,
  { event, ...shown }: { event: PduEvent; why: PreviewReason; frame: FrameData; piece: Piece },
): void {
  letPlay(response, { event, framedBy: shown.frame.framedBy, publicUrl });
  sendLearnerPage(response, {
    kind: 'educator',
    ...shown,
    preview: showPreview(services, event),
  });
}

/** The host's page: all events, or the one that an instructor came for. */
export async function sendHostPage(
  { tokens }: Pick<AppDependencies, 'tokens'>,
  response: Response,
  {
    person,
    launched = null,
    ...way
  }: Pick<HostPageData, 'renewAt' | 'hosts'> & {
    person: HostPerson;
    launched?: LaunchedData | null;
  },
): Promise<void> {
  const token = await tokens.issue({ kind: 'host', ...person });
  const data: HostPageData = {
    kind: 'host',
    ...token,
    ...way,
    hostId: person.hostId,
    person: person.actor,
    rights: [...rightsOf(person)],
    eventId: person.eventId ?? null,
    launched,
  };
  sendPage(response, 'Events and certificates', {
    script: 'host.js',
    style: 'host.css',
    isHighContrast: launched?.frame.isHighContrast ?? false,
    data,
  });
}

/** The page of a teacher who came from an LMS: the event, or somebody's evidence. */
export async function sendLaunchedHostPage(
  { tokens, services, publicUrl }: AppDependencies,
  response: Response,
  came: Omit<LaunchedData, 'preview'> & { person: HostPerson; event: PduEvent },
): Promise<void> {
  const { person, event, ...shown } = came;
  letPlay(response, { event, framedBy: shown.frame.framedBy, publicUrl });
  const launched = { ...shown, preview: showPreview(services, event) };
  await sendHostPage({ tokens }, response, { person, renewAt: null, hosts: [], launched });
}

const sendLearnerPage = (response: Response, data: EducatorPageData): void => {
  const { isHighContrast } = data.frame;
  sendPage(response, 'Your certificate', { script: 'educator.js', isHighContrast, data });
};

/** Lets the LMS frame the page, and the page load what the event's parts need. */
function letPlay(
  response: Response,
  {
    event,
    framedBy,
    publicUrl,
  }: { event: PduEvent; framedBy: readonly string[]; publicUrl: string },
): void {
  setPolicy(response, { framedBy, loads: playerSources(event.parts, publicUrl) });
}

/** Signing in, the code of the app, setting up a host, or what to do without one. */
export function sendAccountPage(response: Response, place: AccountPageData['place']): void {
  const data: AccountPageData = { kind: 'account', place };
  sendPage(response, 'Sign in', { script: 'account.js', data });
}

function sendPage(
  response: Response,
  title: string,
  { style, ...parts }: Omit<PageParts, 'title' | 'body'>,
): void {
  const body = `<main class="page" id="app"><h1 class="visually-hidden">${title}</h1>
<noscript><p>This page needs JavaScript, because it has to see what really happens.</p></noscript></main>`;
  response
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(htmlPage({ title, body, ...parts, ...(style && { style }) }));
}
