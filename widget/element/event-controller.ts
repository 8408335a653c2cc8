import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  AttendanceResponse,
  ClaimRequest,
  EvaluationRequest,
} from '../../server/contract/educator.ts';
import { ClaimDesk } from './claim-desk.ts';
import { countsBeside, join, leave } from './connections.ts';
import type { ElementState, Notice, PresenceQuestion, WhyNot } from './element-state.ts';
import type { ConnectionUser, EventConnection, Opening } from './event-connection.ts';
import { type TargetHost, isWrapped } from './find-target.ts';
import type { PduCertificateEvents } from './names.ts';
import type { PartTracker, TrackerPorts } from './part-tracker.ts';
import { PartTrackers } from './part-trackers.ts';

type Part = AttendanceResponse['event']['parts'][number];

/** The element that this serves: where to ask, who asks, and what it tells the page around it. */
export interface EventHost extends ReactiveControllerHost, TargetHost, Opening {
  /** Shown without any session, so nothing is asked of the server and nothing counts. */
  readonly preview: AttendanceResponse | null;
  readonly renderRoot: HTMLElement | DocumentFragment;
  tell<K extends keyof PduCertificateEvents>(
    name: K,
    detail: PduCertificateEvents[K]['detail'],
  ): void;
}

const READ_MS = 4000;

/** What one element shows and does; the time itself is kept by the connection that it shares. */
export class EventController implements ReactiveController, ElementState, ConnectionUser {
  notice: Notice | null = null;
  #notedAtMs = 0;

  readonly #host: EventHost;
  readonly #trackers: PartTrackers;
  readonly #desk: ClaimDesk;
  readonly #onSlotChange = () => this.#host.requestUpdate();
  #connection: EventConnection | null = null;
  #opening = '';

  constructor(host: EventHost) {
    this.#host = host;
    this.#trackers = new PartTrackers({
      host,
      portsFor: (part) => this.#portsFor(part),
      onPlayer: () => host.requestUpdate(),
    });
    this.#desk = new ClaimDesk({
      connection: () => this.#connection,
      onChange: () => host.requestUpdate(),
      onClaimed: (claim) => host.tell('pdu-claimed', claim),
    });
    host.addController(this);
  }

  get attendance(): AttendanceResponse | null {
    return this.#host.preview ?? this.#connection?.attendance ?? null;
  }

  get isPreview(): boolean {
    return this.#host.preview !== null;
  }

  get failure(): ElementState['failure'] {
    return this.#connection?.failure ?? null;
  }

  get isOffline(): boolean {
    return this.#connection?.isOffline ?? false;
  }

  get isElsewhere(): boolean {
    const connection = this.#connection;
    return connection !== null && connection.isElsewhere && !countsBeside(connection);
  }

  get check(): PresenceQuestion | null {
    const connection = this.#connection;
    return connection?.speaker === this ? connection.check : null;
  }

  get isShown(): boolean {
    return this.#host.checkVisibility?.() ?? true;
  }

  get countingPartId(): string | null {
    return this.#connection?.countingPartId ?? null;
  }

  get busy(): ElementState['busy'] {
    return this.#desk.busy;
  }

  get refusal(): ElementState['refusal'] {
    return this.#desk.refusal;
  }

  get isMailed(): boolean {
    return this.#desk.isMailed;
  }

  get trackers(): readonly PartTracker[] {
    return this.#trackers.all;
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostDisconnected(): void {
    if (this.#connection) leave(this.#connection, this);
    void this.#connection?.report();
    this.#connection = null;
    this.#opening = '';
    this.#trackers.disconnect();
    this.#desk.close();
  }

  /** Joins the opening that the element stands for now; a page may give it another one. */
  hostUpdate(): void {
    const { server, token, session, isConnected } = this.#host;
    const opening = JSON.stringify([server, token, session]);
    if (!isConnected || this.isPreview || opening === this.#opening) return;
    if (this.#connection) leave(this.#connection, this);
    this.#opening = opening;
    this.#connection = join({ server, token, session }, this);
  }

  hostUpdated(): void {
    this.#host.renderRoot.addEventListener('slotchange', this.#onSlotChange);
    if (this.attendance) this.#trackers.attach(this.attendance.event.parts);
  }

  onChange(): void {
    this.#desk.watchClaim();
    this.#host.requestUpdate();
  }

  onProgress(progress: AttendanceResponse['progress']): void {
    this.#host.tell('pdu-progress', progress);
  }

  whyNot(partId: string): WhyNot {
    const progress = this.attendance?.progress.parts.find((part) => part.partId === partId);
    if (progress?.missing.length === 0) return 'complete';
    if (this.#connection?.isElsewhere) return 'elsewhere';
    if (this.#connection?.check?.state === 'missed') return 'away';
    const tracker = this.#connection?.trackers.find((one) => one.partId === partId);
    return tracker?.state ?? 'paused';
  }

  isWrapped(partId: string): boolean {
    return isWrapped(this.#host, partId, this.attendance?.event.parts ?? []);
  }

  goToMissing(partId?: string, atSeconds?: number): void {
    const parts = this.attendance?.progress.parts ?? [];
    const part = parts.find((one) => one.missing.length > 0 && (!partId || one.partId === partId));
    const start = atSeconds ?? part?.missing[0]?.[0];
    const id = partId ?? part?.partId;
    const tracker = this.#connection?.trackers.find((one) => one.partId === id);
    if (start !== undefined) tracker?.goTo(start);
  }

  answerCheck(): void {
    this.#connection?.answerCheck();
  }

  async countHere(): Promise<void> {
    await this.#desk.whileBusy('again', async (connection) => connection.countHere());
  }

  async load(): Promise<void> {
    await this.#connection?.load();
  }

  evaluate(answers: EvaluationRequest): Promise<void> {
    return this.#desk.evaluate(answers);
  }

  claim(wish: ClaimRequest): Promise<void> {
    return this.#desk.claim(wish);
  }

  showCertificate(tab: Window | null): Promise<void> {
    return this.#desk.showCertificate(tab);
  }

  mailCertificate(): Promise<void> {
    return this.#desk.mailCertificate();
  }

  #portsFor({ id: partId }: Part): TrackerPorts {
    return {
      partId,
      isBlocked: () => this.#connection?.isBlocked ?? true,
      coveredTo: () => {
        const parts = this.attendance?.progress.parts ?? [];
        const covered = parts.find((part) => part.partId === partId)?.covered ?? [];
        return Math.max(0, ...covered.map(([, to]) => to));
      },
      onBegin: () => {
        // A player that was put back plays on by itself; the word about it stays until it can be read.
        const isRead = performance.now() - this.#notedAtMs > READ_MS;
        if (this.notice !== 'skipped' || isRead) this.#note(null);
        this.#connection?.begin();
      },
      onRest: () => void this.#connection?.report(),
      onNotice: (notice) => this.#note(notice),
    };
  }

  #note(notice: Notice | null): void {
    this.notice = notice;
    this.#notedAtMs = performance.now();
    this.#host.requestUpdate();
  }
}
