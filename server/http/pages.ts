import type { Response } from 'express';
import type { AccountPageData, HostPageData } from '../contract/pages.ts';
import { rightsOf } from '../domain/rights.ts';
import type { EducatorSession } from '../services/records.ts';
import type { AppDependencies } from './app.ts';
import type { HostPerson } from './authorize.ts';
import { htmlPage } from './html.ts';
import { playerSources } from './player-policy.ts';
import { setPolicy } from './security-headers.ts';

/** The learner's page: the element with its session inside, and players let in for the event's parts. */
export async function sendEducatorPage(
  { tokens, services, publicUrl }: AppDependencies,
  response: Response,
  { session, framedBy }: { session: EducatorSession; framedBy: readonly string[] },
): Promise<void> {
  const event = await services.store.events.find(session.eventId);
  setPolicy(response, { framedBy, loads: playerSources(event?.parts ?? [], publicUrl) });
  const token = await tokens.issue({ kind: 'educator', sessionId: session.id });
  sendPage(response, 'Your certificate', {
    script: 'educator.js',
    data: { kind: 'educator', ...token },
  });
}

/** The host's page: all events, or the one that an instructor came for. */
export async function sendHostPage(
  { tokens }: AppDependencies,
  response: Response,
  { person, ...way }: Pick<HostPageData, 'renewAt' | 'hosts'> & { person: HostPerson },
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
  };
  sendPage(response, 'Events and certificates', {
    script: 'host.js',
    style: 'host.css',
    data,
  });
}

/** Signing in, the code of the app, setting up a host, or what to do without one. */
export function sendAccountPage(response: Response, place: AccountPageData['place']): void {
  const data: AccountPageData = { kind: 'account', place };
  sendPage(response, 'Sign in', { script: 'account.js', data });
}

function sendPage(
  response: Response,
  title: string,
  { script, style, data }: { script: string; style?: string; data: object },
): void {
  const body = `<main class="page" id="app"><h1 class="visually-hidden">${title}</h1>
<noscript><p>This page needs JavaScript, because it has to see what really happens.</p></noscript></main>`;
  response
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(htmlPage({ title, body, script, data, ...(style && { style }) }));
}
