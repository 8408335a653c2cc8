import { createParser } from 'eventsource-parser';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChangedPeople, Person } from '../../../server/contract/people.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { ApiError } from '../../element/server-caller.ts';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
/** The server's heart beats every 15 seconds; a connection that is dead says nothing at all. */
const SILENCE_MS = 40_000;

/**
 * Follows the people of an event while the page is seen. When the server can't be reached it is tried
 * again, less and less often; when it refuses, the page does without. `off`: nothing is followed.
 */
export class LivePeople implements ReactiveController {
  state: 'off' | 'live' | 'reconnecting' = 'off';
  readonly #host: ReactiveControllerHost;
  readonly #take: (people: readonly Person[]) => void;
  #source: { api: ApiClient; path: string } | null = null;
  #running: AbortController | null = null;
  readonly #follow = () => {
    if (document.visibilityState === 'visible') this.#start();
    else this.#stop();
  };

  constructor(host: ReactiveControllerHost, take: (people: readonly Person[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  /** Follows what this address of the API sends. */
  follow(api: ApiClient, path: string): void {
    if (this.#source?.path === path) return;
    this.#stop();
    this.#source = { api, path };
    this.#follow();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#follow);
    this.#follow();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#follow);
    this.#stop();
  }

  #start(): void {
    if (!this.#source || this.#running) return;
    this.#running = new AbortController();
    void this.#run(this.#source, this.#running.signal);
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = null;
    this.#set('off');
  }

  async #run({ api, path }: { api: ApiClient; path: string }, end: AbortSignal): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    while (!end.aborted) {
      try {
        await this.#read(api, path, end);
        waitMs = FIRST_WAIT_MS;
      } catch (error) {
        if (end.aborted) return;
        if (isRefusal(error)) return this.#set('off');
      }
      if (end.aborted) return;
      this.#set('reconnecting');
      await pause(waitMs * (0.75 + Math.random() / 2));
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
  }

  /** Reads until the stream ends, or says nothing for too long. */
  async #read(api: ApiClient, path: string, end: AbortSignal): Promise<void> {
    const silence = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
    };
    const parser = createParser({
      onEvent: ({ event, data }) => {
        // In the form of the contract, from which the type is made.
        if (event === 'people') this.#take((JSON.parse(data) as ChangedPeople).people);
      },
    });
    try {
      heard();
      const response = await api.stream(path, AbortSignal.any([end, silence.signal]));
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      this.#set('live');
      for (;;) {
        const read = await reader?.read();
        if (!read || read.done) return;
        heard();
        parser.feed(read.value);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  #set(state: LivePeople['state']): void {
    if (this.state === state) return;
    this.state = state;
    this.#host.requestUpdate();
  }
}

/** The server will not; asking again would change nothing. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ApiError && error.status >= 400 && error.status < 500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
