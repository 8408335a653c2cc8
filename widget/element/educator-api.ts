import type {
  AttendanceResponse,
  BeatRequest,
  BeatResponse,
  ClaimRequest,
  ClaimResponse,
  EvaluationRequest,
  SessionResponse,
} from '../../server/contract/educator.ts';
import { ServerCaller } from './server-caller.ts';

/** What an educator's page asks of the server. */
export class EducatorApi extends ServerCaller {
  get isOpen(): boolean {
    return this.session !== null;
  }

  /** Trades the embedding page's signed token for a session. */
  async open(token: string): Promise<void> {
    this.session = await this.json<SessionResponse>('POST', '/api/sessions', { token });
  }

  attendance(): Promise<AttendanceResponse> {
    return this.json('GET', '/api/attendance');
  }

  /** Takes over from whatever window counts now: a new session of the same educator and event. */
  async openAgain(): Promise<void> {
    this.session = await this.json<SessionResponse>('POST', '/api/sessions/again');
  }

  /** The browser finishes it though the page may be gone; a beacon could not be acknowledged. */
  async beat(beat: BeatRequest): Promise<BeatResponse> {
    const answer = await this.json<BeatResponse>('POST', '/api/beats', beat, { keepalive: true });
    this.session = answer.renewed ?? this.session;
    return answer;
  }

  evaluate(answers: EvaluationRequest): Promise<AttendanceResponse> {
    return this.json('POST', '/api/evaluation', answers);
  }

  claim(claim: ClaimRequest): Promise<ClaimResponse> {
    return this.json('POST', '/api/claims', claim);
  }

  /** Has the link to the certificate sent to the educator's own address. */
  mailCertificate(): Promise<void> {
    return this.json('POST', '/api/certificate/letter', {});
  }
}
