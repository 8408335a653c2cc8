import type {
  AttendanceResponse,
  BeatResponse,
  ErrorResponse,
} from '../../server/contract/educator.ts';
import { EducatorApi } from './educator-api.ts';
import { ApiError, problemOf } from './server-caller.ts';
import type { LineState, PresenceQuestion } from './element-state.ts';
import type { Session } from './names.ts';
import type { PartTracker } from './part-tracker.ts';
import { ownProblem } from './problems.ts';
import { Reporter } from './reporter.ts';

type Problem = ErrorResponse['error'];
type Proven = Pick<BeatResponse, 'progress' | 'presence' | 'session'>;

/** Who the page says is there, and where to ask. */
export interface Opening {
  server: string;
  token: string;
  session: Session | null;
}

/** An element that shares the connection. */
export interface ConnectionUser {
  readonly trackers: readonly PartTracker[];
  /** Whether it can be seen at all; a page may hide some of its elements. */
  readonly isShown: boolean;
  onChange(): void;
  onProgress(progress: BeatResponse['progress']): void;
}

/** One session with the server, shared by all elements of a page that stand for the same opening. */
export class EventConnection implements LineState {
  attendance: AttendanceResponse | null = null;
  failure: Problem | null = null;
  isOffline = false;
  /** Another window took over (R-TIM-5). */
  isElsewhere = false;
  readonly opening: Opening;
  readonly api: EducatorApi;
  readonly users = new Set<ConnectionUser>();

  readonly #reporter: Reporter;
  #liveAtMs = 0;
  #begunAtMs = 0;
  #wasBlocked = false;
  #shown = '';
  #taking: Promise<void> | null = null;

  constructor(opening: Opening) {
    this.opening = opening;
    this.api = new EducatorApi(opening.server, opening.session);
    this.#reporter = new Reporter({
      send: (beat) => this.api.beat(beat),
      onAnswer: (answer) => {
        this.#take(answer);
        this.users.forEach((user) => user.onProgress(answer.progress));
      },
      onOffline: () => this.#set({ isOffline: true }),
      onRefused: ({ problem }) => this.#set({ failure: problem }),
      trackers: () => this.trackers,
      parts: () => this.attendance?.event.parts ?? [],
      isElsewhere: () => this.isElsewhere,
      onCounted: () => this.#changed(),
      onReturn: () => void this.#refresh().catch(() => undefined),
    });
  }

  get check(): PresenceQuestion | null {
    return this.#reporter.counter.question;
  }

  /** Of all elements the one that asks; a person is asked once. */
  get speaker(): ConnectionUser | undefined {
    const users = [...this.users];
    return users.find(({ isShown }) => isShown) ?? users[0];
  }

  /** Nothing counts, whatever plays. */
  get isBlocked(): boolean {
    return this.isElsewhere || this.failure !== null || this.check?.state === 'missed';
  }

  get trackers(): PartTracker[] {
    return [...this.users].flatMap(({ trackers }) => trackers);
  }

  get isCounting(): boolean {
    return !this.isBlocked && this.trackers.some(({ state }) => state === 'counting');
  }

  async load(): Promise<void> {
    this.#set({ failure: null });
    try {
      if (!this.api.isOpen) await this.#open();
      await this.#refresh();
    } catch (error) {
      this.#set({ failure: problemOf(error) });
    }
  }

  /** Lets time count here and nowhere else. */
  countHere(): Promise<void> {
    this.#taking ??= this.#takeOver().finally(() => {
      this.#taking = null;
    });
    return this.#taking;
  }

  /** A person begins to play or to use a part: if another window took over, that is taken back. */
  begin(): void {
    if (this.check?.state === 'missed') this.#let('stop');
    this.#begunAtMs = performance.now();
    // Without a connection it is seen with the next report.
    (this.isElsewhere ? this.countHere() : this.#refresh()).catch(() => undefined);
  }

  /** Somebody is there. */
  answerCheck(): void {
    this.#reporter.answer();
    this.#changed();
  }

  /** Sends everything that was done until now. */
  report(): Promise<void> {
    return this.#reporter.report();
  }

  /** Takes in what a call of an element brought. */
  update(change: Partial<AttendanceResponse>): void {
    if (this.attendance) this.#set({ attendance: { ...this.attendance, ...change } });
  }

  close(): void {
    this.#reporter.close();
  }

  async #open(): Promise<void> {
    const { token } = this.opening;
    if (!token) throw new ApiError(401, ownProblem('noToken'));
    await this.api.open(token);
  }

  async #refresh(): Promise<void> {
    const attendance = await this.api.attendance();
    const { event, session } = attendance;
    if (this.attendance?.session.id !== session.id) {
      await this.#reporter.begin(`${this.opening.server} ${event.id}`, session.id);
    }
    this.attendance = attendance;
    this.#take(attendance);
  }

  async #takeOver(): Promise<void> {
    this.#reporter.count();
    await this.api.openAgain();
    await this.#refresh();
  }

  #take({ progress, presence, session }: Proven): void {
    const { attendance } = this;
    // An answer of before this window took over again.
    if (session.id !== attendance?.session.id) return;
    const hasBegunSince = this.#begunAtMs > this.#liveAtMs;
    if (session.isLive) this.#liveAtMs = performance.now();
    this.#reporter.counter.take({ presence, session });
    const isElsewhere = !session.isLive && (this.isElsewhere || !hasBegunSince);
    this.#set({
      isOffline: false,
      isElsewhere,
      attendance: { ...attendance, progress, presence, session },
    });
    // Somebody who has just begun here means to count here; a tab that merely plays on does not.
    if (session.isLive || isElsewhere || this.#taking) return;
    this.countHere().catch(() => this.#set({ isElsewhere: true }));
  }

  #let(act: 'stop' | 'resume'): void {
    this.trackers.forEach((tracker) => tracker[act]?.());
  }

  #set(
    change: Partial<Pick<EventConnection, 'attendance' | 'failure' | 'isOffline' | 'isElsewhere'>>,
  ): void {
    Object.assign(this, change);
    this.#shown = '';
    this.#changed();
  }

  /** Tells the elements, when there is something else to show; what nobody may count waits. */
  #changed(): void {
    const { isBlocked } = this;
    if (isBlocked !== this.#wasBlocked) this.#let(isBlocked ? 'stop' : 'resume');
    this.#wasBlocked = isBlocked;
    const states = this.trackers.map(({ state }) => state).join();
    const shown = JSON.stringify([states, this.check]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.users.forEach((user) => user.onChange());
  }
}
