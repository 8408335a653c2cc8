import type {
  AttendanceResponse,
  ClaimRequest,
  ErrorResponse,
  EvaluationRequest,
} from '../../server/contract/educator.ts';

type Problem = ErrorResponse['error'];

/** What is proven of one part. */
export type PartProgress = AttendanceResponse['progress']['parts'][number];

/**
 * What just happened to a player, for one sentence: `skipped` it was put back to where it was;
 * `skippedFullscreen` the same in a native full screen, where it could not be put back, so that the
 * jump earned nothing; `tooFast` it was set back to double speed; `failed` it could not be played;
 * `autoplay` the browser did not let it start by itself.
 */
export type Notice = 'skipped' | 'skippedFullscreen' | 'tooFast' | 'failed' | 'autoplay';

/**
 * Why a part counts now, or does not: `paused` it does not play, or another part is used;
 * `hidden` nobody can see it; `unfocused` another window is used; `idle` nobody has touched the page
 * for a while; `elsewhere` another window took over; `away` the question whether somebody is there was
 * not answered; `complete` all of it is proven.
 */
export type WhyNot =
  'counting' | 'paused' | 'hidden' | 'unfocused' | 'idle' | 'elsewhere' | 'away' | 'complete';

/** The question whether somebody is there (R-TIM-8); `missed`: nothing counts until it is answered. */
export interface PresenceQuestion {
  id: number;
  state: 'asked' | 'missed';
}

/** The certificate’s side of it: evaluation, claim, and what they brought. */
export interface DeskState {
  /** What is being asked of the server now. */
  readonly busy: 'evaluation' | 'claim' | 'pdf' | 'mail' | 'again' | null;
  /** Why the last thing that was asked for did not work. */
  readonly refusal: Problem | null;
  readonly isMailed: boolean;
  evaluate(answers: EvaluationRequest): Promise<void>;
  claim(wish: ClaimRequest): Promise<void>;
  /** In the given tab, which a click has to open, or as a download. */
  showCertificate(tab: Window | null): Promise<void>;
  mailCertificate(): Promise<void>;
}

/** The server’s side of it. */
export interface LineState {
  /** Reports wait for the connection; nothing is lost. */
  readonly isOffline: boolean;
  /** Why nothing can be shown, or why time no longer counts. */
  readonly failure: Problem | null;
  /** Loads everything anew, after a failure. */
  load(): Promise<void>;
  /** Somebody is there. */
  answerCheck(): void;
}

/** Everything that the element shows, and everything that a person can do in it. */
export interface ElementState {
  /** Null until it is loaded. */
  readonly attendance: AttendanceResponse | null;
  /** Somebody looks on whose time is not measured. */
  readonly isPreview: boolean;
  readonly notice: Notice | null;
  /** Another window or device took over (R-TIM-5); `countHere()` takes it back. */
  readonly isElsewhere: boolean;
  readonly check: PresenceQuestion | null;
  readonly desk: DeskState;
  /** Null in a preview, and until it is joined. */
  readonly connection: LineState | null;

  progressOf(partId: string): PartProgress | undefined;
  whyNot(partId: string): WhyNot;
  /** The element stands around the part's own player or text, so none is drawn. */
  isWrapped(partId: string): boolean;
  /** Whether the part is on this page, in this element or another one. */
  isHere(partId: string): boolean;
  /** Goes to a second of a part, as far as it has any. */
  goTo(partId: string, atSeconds: number): void;
  /** Lets time count in this window, and no longer in the other one. */
  countHere(): Promise<void>;
}
