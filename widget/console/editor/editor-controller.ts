import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  EmailResponse,
  EventResponse,
  SaveEventRequest,
} from '../../../server/contract/event.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { ApiError } from '../../element/server-caller.ts';
import { eventPath } from '../load-place.ts';
import { type Problem, problemOf } from '../problem-box.ts';

/** What is typed. */
export type Content = Omit<SaveEventRequest, 'revision'>;

/** A draft is saved so long after the last key. */
const AUTOSAVE_MS = 1000;

type State = Pick<
  EditorController,
  'event' | 'content' | 'status' | 'problem' | 'theirs' | 'email'
>;

/** Keeps one event that is being edited: a draft saves itself, and nothing that was typed is lost. */
export class EditorController implements ReactiveController {
  /** As the server has it. */
  event: EventResponse | null = null;
  /** As typed here; kept through every failure. */
  content: Content | null = null;
  status: 'saved' | 'unsaved' | 'saving' | 'failed' = 'saved';
  problem: Problem | null = null;
  /** What somebody else saved in the meantime. */
  theirs: EventResponse | null = null;
  email: EmailResponse['email'] | null = null;

  readonly #host: ReactiveControllerHost;
  #api: ApiClient | null = null;
  #path = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    if (this.status === 'unsaved' && this.event?.state === 'draft') void this.save();
  }

  async load(api: ApiClient, eventId: string): Promise<void> {
    this.#api = api;
    this.#path = eventPath(eventId);
    await this.#try(async () => this.take(await api.get<EventResponse>(`${this.#path}/editor`)));
  }

  change(change: Partial<Content>): void {
    if (!this.content) return;
    this.#set({ content: { ...this.content, ...change }, status: 'unsaved' });
    clearTimeout(this.#timer);
    if (this.event?.state === 'draft' && !this.theirs) {
      this.#timer = setTimeout(() => void this.save(), AUTOSAVE_MS);
    }
  }

  take(event: EventResponse): void {
    const { details, parts, evaluation } = event;
    const content = { details, parts, evaluation };
    this.#set({ event, content, theirs: null, problem: null, status: 'saved' });
  }

  /** False when it could not be saved; the reason is shown. */
  async save(): Promise<boolean> {
    clearTimeout(this.#timer);
    const { event, content } = this;
    if (!event || !content || !this.#api) return false;
    this.#set({ status: 'saving' });
    try {
      const body = { revision: event.revision, ...content };
      const saved = await this.#api.put<EventResponse>(this.#path, body);
      this.#set({ event: saved, problem: null, status: 'saved' });
      // Typed on while it was on its way.
      if (this.content !== content) this.change({});
      return true;
    } catch (error) {
      await this.#refused(error);
      return false;
    }
  }

  async saveOver(theirs: EventResponse): Promise<void> {
    this.#set({ event: theirs, theirs: null });
    await this.save();
  }

  /** True when it is published now. */
  async publish(): Promise<boolean> {
    if (!(await this.save()) || !this.event || this.event.problems.length > 0) return false;
    const { revision } = this.event;
    return this.#try(async (api) =>
      this.take(await api.post<EventResponse>(`${this.#path}/publish`, { revision })),
    );
  }

  async writeEmail(): Promise<void> {
    const { event, content } = this;
    if (!event || !content) return;
    const body = { revision: event.revision, ...content };
    await this.#try(async (api) => {
      const { email } = await api.post<EmailResponse>(`${this.#path}/opi-edit`, body);
      this.#set({ email });
    });
  }

  /** True when the draft is gone. */
  async remove(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.status = 'saved';
    return this.#try((api) => api.delete(this.#path));
  }

  async #try(work: (api: ApiClient) => Promise<void>): Promise<boolean> {
    if (!this.#api) return false;
    try {
      await work(this.#api);
      this.#set({ problem: null });
      return true;
    } catch (error) {
      this.#set({ problem: problemOf(error) });
      return false;
    }
  }

  /** The other's version is shown beside what was typed here. */
  async #refused(error: unknown): Promise<void> {
    this.#set({ status: 'failed', problem: problemOf(error) });
    if (!(error instanceof ApiError) || error.problem.code !== 'EVENT_CHANGED') return;
    await this.#try(async (api) =>
      this.#set({ theirs: await api.get<EventResponse>(`${this.#path}/editor`) }),
    );
    this.#set({ problem: problemOf(error) });
  }

  #set(change: Partial<State>): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}
