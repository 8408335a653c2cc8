import { ApiError, ServerCaller, jsonOf } from '../element/server-caller.ts';
import type { Session } from '../element/names.ts';

/** Brings a new session, perhaps after somebody has signed in again. */
export type Renewal = () => Promise<Session>;

/** What the server says when a session is over. */
const ENDED = new Set(['SESSION_EXPIRED', 'SESSION_INVALID']);

/** What our own pages ask of the server, at any address below /api. */
export class ApiClient extends ServerCaller {
  readonly #renew: Renewal | undefined;

  /** With `renew`, a session that ended is had again, and the call that met its end is repeated. */
  constructor(server: string, session: Session | null, renew?: Renewal) {
    super(server, session);
    this.#renew = renew;
  }

  get<T>(path: string): Promise<T> {
    return this.json('GET', path);
  }

  put<T>(path: string, body: object): Promise<T> {
    return this.json('PUT', path, body);
  }

  /** Puts a file; what is said about it in headers is no part of it. */
  async putFile<T>(path: string, file: Blob, headers: Record<string, string> = {}): Promise<T> {
    const init = { body: file, headers: { ...headers, 'content-type': file.type } };
    return this.json('PUT', path, undefined, init);
  }

  post<T>(path: string, body: object): Promise<T> {
    return this.json('POST', path, body);
  }

  async delete(path: string): Promise<void> {
    await this.send(path, { method: 'DELETE' });
  }

  /** A file that is made of what is sent. */
  async fileFor(path: string, body: object): Promise<Blob> {
    return (await this.send(path, { method: 'POST', ...jsonOf(body) })).blob();
  }

  /** A file that may be long; it is read until the signal says otherwise. */
  stream(path: string, signal: AbortSignal): Promise<Response> {
    return this.send(path, { signal });
  }

  protected override async send(path: string, init: RequestInit = {}): Promise<Response> {
    try {
      return await super.send(path, init);
    } catch (error) {
      const isOver = error instanceof ApiError && ENDED.has(error.problem.code);
      if (!isOver || !this.#renew) throw error;
      this.session = await this.#renew();
      return super.send(path, init);
    }
  }
}
