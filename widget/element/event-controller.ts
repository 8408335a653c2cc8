import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  AttendanceResponse,
  BeatResponse,
  ClaimRequest,
  ErrorResponse,
  EvaluationRequest,
} from '../../server/contract/educator.ts';
import { ApiClient, ApiError } from './api-client.ts';
import { BeatQueue } from './beat-queue.ts';
import type { PduCertificateEvents, Session } from './names.ts';
import { PartTrackers } from './part-trackers.ts';
import { showFile } from './show-file.ts';
import { TEXTS } from './texts.ts';

type Problem = ErrorResponse['error'];
type Claim = NonNullable<AttendanceResponse['claim']>;

/** The element that this serves: where to ask, who asks, and what it tells the page around it. */
export interface EventHost extends ReactiveControllerHost {
  server: string;
  token: string;
  session: Session | null;
  readonly renderRoot: ParentNode;
  tell<K extends keyof PduCertificateEvents>(
    name: K,
    detail: PduCertificateEvents[K]['detail'],
  ): void;
}

/** How often a waiting claim is looked after. */
const WAITING_MS = 15_000;

/** Keeps one opening of an event: loads it, reports what plays, sends evaluation and claim. */
export class EventController implements ReactiveController {
  attendance: AttendanceResponse | null = null;
  /** Why nothing can be shown, or why time no longer counts. */
  failure: Problem | null = null;
  /** Why the last thing that was asked for did not work. */
  refusal: Problem | null = null;
  notice: 'skipped' | 'too-fast' | 'failed' | 'offline' | null = null;
  busy: 'evaluation' | 'claim' | 'pdf' | 'mail' | null = null;
  isMailed = false;

  readonly #host: EventHost;
  readonly #queue: BeatQueue;
  #api: ApiClient | null = null;
  #trackers: PartTrackers | null = null;
  #waitingTimer: ReturnType<typeof setInterval> | undefined;

  constructor(host: EventHost) {
    this.#host = host;
    this.#queue = this.#newQueue();
    host.addController(this);
  }

  hostConnected(): void {
    void this.load();
  }

  hostDisconnected(): void {
    this.#trackers?.disconnect();
    this.#trackers = null;
    clearInterval(this.#waitingTimer);
  }

  hostUpdated(): void {
    if (this.attendance) {
      this.#trackers?.attach(this.#host.renderRoot, this.attendance.event.parts);
    }
  }

  async load(): Promise<void> {
    this.#set({ failure: null });
    try {
      this.#api ??= await this.#open();
      const attendance = await this.#api.attendance();
      this.#trackers ??= this.#newTrackers();
      this.#set({ attendance });
      this.#watchClaim();
    } catch (error) {
      this.#set({ failure: problemOf(error) });
    }
  }

  goToMissing(): void {
    this.#trackers?.goToMissing(this.attendance?.progress.parts ?? []);
  }

  async evaluate(answers: EvaluationRequest): Promise<void> {
    await this.#whileBusy('evaluation', async (api) => {
      this.#set({ attendance: await api.evaluate(answers) });
    });
  }

  async claim(wish: ClaimRequest): Promise<void> {
    await this.#whileBusy('claim', async (api) => {
      await this.#trackers?.report();
      this.#takeClaim(await api.claim(wish));
    });
  }

  /** In the given tab, which a click has to open, or as a download. */
  async showCertificate(tab: Window | null): Promise<void> {
    const fileName = this.attendance?.claim?.certificate?.fileName ?? 'certificate.pdf';
    const isShown = await this.#whileBusy('pdf', async (api) => {
      showFile(await api.file('/api/certificate/pdf'), { fileName, tab });
    });
    if (!isShown) tab?.close();
  }

  async mailCertificate(): Promise<void> {
    this.#set({ isMailed: false });
    const isMailed = await this.#whileBusy('mail', (api) =>
      api.post('/api/certificate/letter', {}),
    );
    this.#set({ isMailed });
  }

  async #open(): Promise<ApiClient> {
    const { server, session, token } = this.#host;
    const api = new ApiClient(server, session);
    if (session) return api;
    if (!token) throw new ApiError(401, NO_TOKEN);
    await api.open(token);
    return api;
  }

  #newTrackers(): PartTrackers {
    return new PartTrackers({
      queue: this.#queue,
      coveredTo: (partId) => {
        const parts = this.attendance?.progress.parts ?? [];
        const covered = parts.find((part) => part.partId === partId)?.covered ?? [];
        return Math.max(0, ...covered.map(([, to]) => to));
      },
      onNotice: (notice) => this.#set({ notice }),
    });
  }

  #newQueue(): BeatQueue {
    return new BeatQueue({
      send: (beat, options) =>
        this.#api ? this.#api.beat(beat, options) : Promise.reject(new Error('not open yet')),
      onProgress: (answer) => this.#takeProgress(answer),
      onOffline: () => this.#set({ notice: 'offline' }),
      onRefused: ({ problem }) => this.#set({ failure: problem }),
      later: (work, ms) => setTimeout(work, ms),
    });
  }

  #takeProgress({ progress }: BeatResponse): void {
    if (!this.attendance) return;
    const notice = this.notice === 'offline' ? null : this.notice;
    this.#set({ attendance: { ...this.attendance, progress }, notice });
    this.#host.tell('pdu-progress', progress);
  }

  #takeClaim(claim: Claim): void {
    if (!this.attendance) return;
    this.#set({ attendance: { ...this.attendance, claim } });
    this.#watchClaim();
    this.#host.tell('pdu-claimed', claim);
  }

  /** Looks from time to time whether a waiting claim was served. */
  #watchClaim(): void {
    clearInterval(this.#waitingTimer);
    if (this.attendance?.claim?.status !== 'waiting') return;
    this.#waitingTimer = setInterval(() => {
      void this.#api?.attendance().then(
        ({ claim }) => claim?.certificate && this.#takeClaim(claim),
        () => undefined,
      );
    }, WAITING_MS);
  }

  /** One thing at a time, its failure shown where it was asked for. */
  async #whileBusy(
    busy: NonNullable<EventController['busy']>,
    work: (api: ApiClient) => Promise<void>,
  ): Promise<boolean> {
    if (!this.#api || this.busy) return false;
    this.#set({ busy, refusal: null });
    try {
      await work(this.#api);
      return true;
    } catch (error) {
      this.#set({ refusal: problemOf(error) });
      return false;
    } finally {
      this.#set({ busy: null });
    }
  }

  #set(
    change: Partial<
      Pick<EventController, 'attendance' | 'failure' | 'refusal' | 'notice' | 'busy' | 'isMailed'>
    >,
  ) {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}

const NO_TOKEN: Problem = { code: 'NO_TOKEN', message: TEXTS.noToken, remedy: '' };

const problemOf = (error: unknown): Problem =>
  error instanceof ApiError
    ? error.problem
    : {
        code: 'PAGE_BROKEN',
        message: 'Something went wrong in this page.',
        remedy: 'Reload it; nothing that was verified is lost.',
      };
