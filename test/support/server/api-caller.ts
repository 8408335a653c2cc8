import { SignJWT } from 'jose';
import type {
  AttendanceResponse,
  BeatRequest,
  BeatResponse,
  ClaimResponse,
  ErrorResponse,
  SessionResponse,
} from '../../../server/contract/educator.ts';
import { DEMO_HOST_ID } from '../../../server/demo.ts';
import type { Role } from '../../../server/domain/rights.ts';
import { createSessionTokens } from '../../../server/http/session-tokens.ts';
import { deriveKey, embedSecret } from '../../../server/secrets.ts';
import type { CheckedAnswer } from './answer-check.ts';

/** The same in every process of a test, so that they accept each other's tokens. */
export const TEST_SECRET = 'a secret of the tests, worth nothing elsewhere';

/** An answer of the API; `body` is what the contract says for this status. */
export interface Answer<T> {
  status: number;
  body: T & ErrorResponse;
}

export interface Visitor {
  subject: string;
  eventId: string;
  hostId?: string;
  name?: string;
  email?: string;
}

/** Calls a server's API as an educator's browser does. */
export class ApiCaller {
  readonly #url: string;
  readonly #now: () => Date;
  /** When a session was opened, by its token. */
  readonly #openedAtMs = new Map<string, number>();
  readonly #check: (answer: CheckedAnswer) => Promise<void>;

  /** With a check, each answer is compared with the server's own document. */
  constructor(
    url: string,
    now = () => new Date(),
    check: (answer: CheckedAnswer) => Promise<void> = async () => {},
  ) {
    this.#url = url;
    this.#now = now;
    this.#check = check;
  }

  async call<T>(
    method: string,
    path: string,
    { token, body, origin }: { token?: string; body?: unknown; origin?: string } = {},
  ): Promise<Answer<T>> {
    const isPdf = body instanceof Uint8Array;
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(origin && { origin }),
        ...(body !== undefined && {
          'content-type': isPdf ? 'application/pdf' : 'application/json',
        }),
      },
      ...(body !== undefined && { body: isPdf ? Buffer.from(body) : JSON.stringify(body) }),
    });
    // The contract of the address that was called; the tests check what they use of it.
    const json: unknown = response.status === 204 ? {} : await response.json();
    await this.#check({ method, path, status: response.status, body: json });
    return { status: response.status, body: json as T & ErrorResponse };
  }

  /** What an embedding page's server would sign for this visitor. */
  async embedToken({
    subject,
    eventId,
    hostId = DEMO_HOST_ID,
    name,
    email,
  }: Visitor): Promise<string> {
    const now = Math.floor(this.#now().getTime() / 1000);
    const secret = embedSecret(TEST_SECRET, { id: hostId, embedKeyVersion: 1 });
    return new SignJWT({
      event: eventId,
      name: name ?? `Educator ${subject}`,
      ...(email && { email }),
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(hostId)
      .setSubject(subject)
      .setIssuedAt(now)
      .setExpirationTime(now + 600)
      .sign(new TextEncoder().encode(secret));
  }

  /** Opens the element for a visitor; answers the session's bearer token. */
  async open(visitor: Visitor): Promise<string> {
    const body = { token: await this.embedToken(visitor) };
    const answer = await this.call<SessionResponse>('POST', '/api/sessions', { body });
    if (answer.status !== 201) throw new Error(`not opened: ${JSON.stringify(answer.body)}`);
    this.noteOpened(answer.body.sessionToken);
    return answer.body.sessionToken;
  }

  /** A session begins now that an LMS opened. */
  noteOpened(token: string): void {
    this.#openedAtMs.set(token, this.#now().getTime());
  }

  attendance(token: string): Promise<Answer<AttendanceResponse>> {
    return this.call('GET', '/api/attendance', { token });
  }

  /**
   * Reports a beat. Stretches that don't say when they began lie one behind the other and end now, as
   * they do in a page that reports at once.
   */
  beat(token: string, beat: UntimedBeat): Promise<Answer<BeatResponse>> {
    const { segments, ...rest } = beat;
    const openedAtMs = this.#openedAtMs.get(token) ?? this.#now().getTime();
    let atSeconds = (this.#now().getTime() - openedAtMs) / 1000 - lengthOf(segments);
    const timed = segments?.map((one) => {
      const own = { atSeconds: Math.max(0, atSeconds), ...one };
      atSeconds += lengthOf([one]);
      return own;
    });
    const body = { isAlive: false, ...rest, ...(timed && { segments: timed }) };
    return this.call('POST', '/api/beats', { token, body });
  }

  evaluate(token: string, answers: Record<string, string>): Promise<Answer<AttendanceResponse>> {
    const list = Object.entries(answers).map(([questionId, value]) => ({ questionId, value }));
    return this.call('POST', '/api/evaluation', { token, body: { answers: list } });
  }

  claim(token: string, name: string, isMontanaEducator = true): Promise<Answer<ClaimResponse>> {
    return this.call('POST', '/api/claims', { token, body: { name, isMontanaEducator } });
  }

  /** The educator's own certificate. */
  async certificate(token: string): Promise<Uint8Array> {
    const response = await fetch(`${this.#url}/api/certificate/pdf`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`no certificate: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** A bearer token of somebody who works for a host. */
  async hostToken(hostId = DEMO_HOST_ID, eventId?: string, role: Role = 'admin'): Promise<string> {
    const person = { hostId, actor: 'test', role, ...(eventId && { eventId }) };
    const claims = { kind: 'host' as const, ...person };
    const tokens = createSessionTokens(deriveKey(TEST_SECRET, 'sessions'), this.#now);
    return (await tokens.issue(claims)).sessionToken;
  }
}

type Segment = BeatRequest['segments'][number];
type Stretch = Omit<Segment, 'atSeconds'> & Partial<Pick<Segment, 'atSeconds'>>;

/** A beat of a test; it may be wrong on purpose. */
export type UntimedBeat = Record<string, unknown> & { segments?: readonly Stretch[] };

const lengthOf = (segments: readonly Stretch[] = []): number => {
  const seconds = segments.reduce(
    (sum, one) => sum + (one.toSeconds - one.fromSeconds) / one.rate,
    0,
  );
  return Number.isFinite(seconds) ? seconds : 0;
};

/** One stretch at normal speed. */
export const stretch = (fromSeconds: number, toSeconds: number, rate = 1) => ({
  fromSeconds,
  toSeconds,
  rate,
});
