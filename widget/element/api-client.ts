import type {
  AttendanceResponse,
  BeatRequest,
  BeatResponse,
  ClaimRequest,
  ClaimResponse,
  ErrorResponse,
  EvaluationRequest,
  SessionResponse,
} from '../../server/contract/educator.ts';
import type { Session } from './names.ts';
import { TEXTS } from './texts.ts';

type Problem = ErrorResponse['error'];

/** A refusal of the server, or `status` 0 when it could not be reached. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.code);
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
  }
}

const unreachable = (): Problem => ({
  code: 'UNREACHABLE',
  message: TEXTS.unreachable,
  remedy: TEXTS.unreachableRemedy,
});

/** Brings a new session, perhaps after somebody has signed in again. */
export type Renewal = () => Promise<Session>;

/** What the server says when a session is over. */
const ENDED = new Set(['SESSION_EXPIRED', 'SESSION_INVALID']);

const TIMEOUT_MS = 20_000;

/** The server's API for one opening of a page; the bearer token stays in here. */
export class ApiClient {
  readonly #server: string;
  readonly #renew: Renewal | undefined;
  #session: Session | null;

  /** With `renew`, a session that ended is had again, and the call that met its end is repeated. */
  constructor(server: string, session: Session | null, renew?: Renewal) {
    this.#server = server.replace(/\/+$/, '');
    this.#session = session;
    this.#renew = renew;
  }

  /** Trades the embedding page's signed token for a session. */
  async open(token: string): Promise<void> {
    this.#session = await this.#json<SessionResponse>('POST', '/api/sessions', { token });
  }

  attendance(): Promise<AttendanceResponse> {
    return this.#json('GET', '/api/attendance');
  }

  /** Takes over from whatever window counts now: a new session of the same educator and event. */
  async openAgain(): Promise<void> {
    this.#session = await this.#json<SessionResponse>('POST', '/api/sessions/again');
  }

  /** The browser finishes it though the page may be gone; a beacon could not be acknowledged. */
  async beat(beat: BeatRequest): Promise<BeatResponse> {
    const answer = await this.#json<BeatResponse>('POST', '/api/beats', beat, true);
    this.#session = answer.renewed ?? this.#session;
    return answer;
  }

  evaluate(answers: EvaluationRequest): Promise<AttendanceResponse> {
    return this.#json('POST', '/api/evaluation', answers);
  }

  claim(claim: ClaimRequest): Promise<ClaimResponse> {
    return this.#json('POST', '/api/claims', claim);
  }

  /** JSON of any other address below /api. */
  get<T>(path: string): Promise<T> {
    return this.#json('GET', path);
  }

  put<T>(path: string, body: object): Promise<T> {
    return this.#json('PUT', path, body);
  }

  /** Puts a file; what is said about it in headers is no part of it. */
  async putFile<T>(path: string, file: Blob, headers: Record<string, string> = {}): Promise<T> {
    const init = { method: 'PUT', body: file, headers: { ...headers, 'content-type': file.type } };
    return (await (await this.#send(path, init)).json()) as T;
  }

  post<T>(path: string, body: object): Promise<T> {
    return this.#json('POST', path, body);
  }

  async delete(path: string): Promise<void> {
    await this.#send(path, { method: 'DELETE' });
  }

  /** A file that only this session may see. */
  async file(path: string): Promise<Blob> {
    return (await this.#send(path, { method: 'GET' })).blob();
  }

  /** A file that is made of what is sent. */
  async fileFor(path: string, body: object): Promise<Blob> {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', body: JSON.stringify(body), headers };
    return (await this.#send(path, init)).blob();
  }

  /** A file that may be long; it is read until the signal says otherwise. */
  stream(path: string, signal: AbortSignal): Promise<Response> {
    return this.#send(path, { method: 'GET', signal });
  }

  async #json<T>(method: string, path: string, body?: object, keepalive = false): Promise<T> {
    const init: RequestInit = { method, keepalive };
    if (body instanceof Blob) Object.assign(init, { body, headers: { 'content-type': body.type } });
    else if (body)
      Object.assign(init, {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    const response = await this.#send(path, init);
    if (response.status === 204) return undefined as T;
    // The server answers in the form of its contract, from which these types are made.
    return (await response.json()) as T;
  }

  async #send(path: string, init: RequestInit, isRepeated = false): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#session) headers.set('authorization', `Bearer ${this.#session.sessionToken}`);
    const signal = init.signal ?? AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(`${this.#server}${path}`, { ...init, headers, signal }).catch(
      () => {
        throw new ApiError(0, unreachable());
      },
    );
    if (response.ok) return response;
    const problem = await problemOf(response);
    if (isRepeated || !this.#renew || !ENDED.has(problem.code)) {
      throw new ApiError(response.status, problem);
    }
    this.#session = await this.#renew();
    return this.#send(path, init, true);
  }
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const { error } = (await response.json()) as ErrorResponse;
    return error;
  } catch {
    return unreachable();
  }
}
