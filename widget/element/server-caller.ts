import type { ErrorResponse } from '../../server/contract/educator.ts';
import type { Session } from './names.ts';
import { ownProblem } from './problems.ts';

type Problem = ErrorResponse['error'];

/** A refusal of the server, or `status` 0 when it could not be reached. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.code);
    this.status = status;
    this.problem = problem;
  }
}

const TIMEOUT_MS = 20_000;

/** How every page talks to the server; the bearer token stays in here. */
export class ServerCaller {
  readonly #server: string;
  protected session: Session | null;

  constructor(server: string, session: Session | null) {
    this.#server = server.replace(/\/+$/, '');
    this.session = session;
  }

  /** JSON in the form of the server's contract. Errors: ApiError. */
  protected async json<T>(
    method: string,
    path: string,
    body?: object,
    init: RequestInit = {},
  ): Promise<T> {
    const response = await this.send(path, { method, ...init, ...(body && jsonOf(body)) });
    if (response.status === 204) return undefined as T;
    // The server answers in the form of its contract, from which these types are made.
    return (await response.json()) as T;
  }

  /** A file that only this session may see. Errors: ApiError. */
  async file(path: string): Promise<Blob> {
    return (await this.send(path)).blob();
  }

  /** Errors: ApiError for every answer that is none of success. */
  protected async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.session) headers.set('authorization', `Bearer ${this.session.sessionToken}`);
    const signal = init.signal ?? AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(this.#server + path, { ...init, headers, signal }).catch(() => {
      throw new ApiError(0, ownProblem('unreachable'));
    });
    if (response.ok) return response;
    throw new ApiError(response.status, await problemIn(response));
  }
}

/** What to show of a failure. */
export const problemOf = (error: unknown): Problem =>
  error instanceof ApiError ? error.problem : ownProblem('pageBroken');

/** What is sent, with its type. */
export const jsonOf = (body: object): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

async function problemIn(response: Response): Promise<Problem> {
  try {
    const { error } = (await response.json()) as ErrorResponse;
    return error;
  } catch {
    return ownProblem('unreachable');
  }
}
