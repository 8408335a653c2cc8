import type { EventResponse, SaveEventRequest } from '../../../server/contract/event.ts';
import type { DashboardResponse } from '../../../server/contract/dashboard.ts';
import type { HostEventResponse } from '../../../server/contract/host.ts';
import type { PeopleResponse, ProgressSeriesResponse } from '../../../server/contract/people.ts';
import type { SettingsRequest, SettingsResponse } from '../../../server/contract/settings.ts';
import { ARM_QUESTIONS } from '../../../server/domain/arm-questions.ts';
import { DEMO_COURSE_ID, readDemo } from '../../../server/demo.ts';
import type { Answer } from '../server/api-caller.ts';
import type { TestServer } from '../server/test-server.ts';
import { officialForm, officialMap } from './real-event.ts';

/** A host's person at work: the calls of the console, as this person. */
export class HostDesk {
  readonly #server: TestServer;
  readonly #hostId: string | undefined;

  constructor(server: TestServer, hostId?: string) {
    this.#server = server;
    this.#hostId = hostId;
  }

  /** Signs in anew for each call, since tests let hours pass. */
  async call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const { api } = this.#server;
    const payload = body === undefined ? {} : { body };
    const token = await api.hostToken(this.#hostId);
    return api.call<T>(method, `/api/host${path}`, { token, ...payload });
  }

  async begin(): Promise<EventResponse> {
    return (await this.call<EventResponse>('POST', '/events', {})).body;
  }

  save(event: EventResponse, change: Partial<SaveEventRequest>): Promise<Answer<EventResponse>> {
    const { revision, details, parts, evaluation } = event;
    return this.call('PUT', `/events/${event.id}`, {
      revision,
      details,
      parts,
      evaluation,
      ...change,
    });
  }

  publish({ id, revision }: EventResponse): Promise<Answer<EventResponse>> {
    return this.call('POST', `/events/${id}/publish`, { revision });
  }

  async editor(id: string): Promise<EventResponse> {
    return (await this.call<EventResponse>('GET', `/events/${id}/editor`)).body;
  }

  async view(id: string): Promise<HostEventResponse> {
    return (await this.call<HostEventResponse>('GET', `/events/${id}`)).body;
  }

  async people(id: string, query = ''): Promise<PeopleResponse> {
    return (await this.call<PeopleResponse>('GET', `/events/${id}/people${query}`)).body;
  }

  async progress(id: string): Promise<ProgressSeriesResponse> {
    return (await this.call<ProgressSeriesResponse>('GET', `/events/${id}/progress`)).body;
  }

  async dashboard(): Promise<DashboardResponse> {
    return (await this.call<DashboardResponse>('GET', '/dashboard')).body;
  }

  /** The settings as an admin would send them back. */
  async settings(): Promise<SettingsRequest> {
    const { body } = await this.call<SettingsResponse>('GET', '/settings');
    const { error: _error, hasSignature: _signature, ...rest } = body;
    const { signatoryConsent: _consent, staleForms: _stale, ...settings } = rest;
    return settings;
  }

  /** A complete, published event of an hour, as the official test form prints it. */
  async published(): Promise<EventResponse> {
    const draft = await this.begin();
    const saved = await this.save(draft, completeContent());
    return (await this.publish(saved.body)).body;
  }

  /** Uploads the print of PDUPS and says where name, signature and date go. */
  async useForm(id: string): Promise<void> {
    await this.call('PUT', `/events/${id}/form`, officialForm());
    await this.call('PUT', `/events/${id}/form/map`, officialMap());
  }
}

/** Everything that publishing asks for. */
export function completeContent(): Pick<SaveEventRequest, 'details' | 'parts'> {
  const course = readDemo({
    issuer: 'i',
    clientId: 'c',
    deploymentId: 'd',
    origin: 'o',
  }).events.find(({ id }) => id === DEMO_COURSE_ID);
  if (!course) throw new Error('the demo has no course');
  return {
    details: {
      ...course.details,
      armAnswers: Object.fromEntries(
        ARM_QUESTIONS.map(({ id }) => [id, 'A sentence of evidence.']),
      ),
    },
    parts: [
      {
        id: 'lecture',
        kind: 'video',
        title: 'Lecture',
        durationSeconds: 3600,
        sources: [{ src: 'https://videos.example.org/lecture.mp4', type: 'video/mp4' }],
      },
    ],
  };
}
