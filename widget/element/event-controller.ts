import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AttendanceResponse } from '../../server/contract/educator.ts';
import { type Claim, ClaimDesk } from './claim-desk.ts';
import { countsBeside, join, leave } from './connections.ts';
import type {
  ElementState,
  Notice,
  PartProgress,
  PresenceQuestion,
  WhyNot,
} from './element-state.ts';
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

  readonly desk: ClaimDesk;
  connection: EventConnection | null = null;

  readonly #host: EventHost;
  readonly #parts: PartTrackers;
  readonly #onSlotChange = () => this.#host.requestUpdate();

  constructor(host: EventHost) {
    this.#host = host;
    this.#parts = new PartTrackers(host, (part) => this.#portsFor(part));
    this.desk = new ClaimDesk(this);
    host.addController(this);
  }

  get attendance(): AttendanceResponse | null {
    return this.#host.preview ?? this.connection?.attendance ?? null;
  }

  get isPreview(): boolean {
    return this.#host.preview !== null;
  }

  get isElsewhere(): boolean {
    const { connection } = this;
    return connection !== null && connection.isElsewhere && !countsBeside(connection);
  }

  get check(): PresenceQuestion | null {
    const { connection } = this;
    return connection?.speaker === this ? connection.check : null;
  }

  get isShown(): boolean {
    return this.#host.checkVisibility();
  }

  get trackers(): readonly PartTracker[] {
    return this.#parts.all;
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostDisconnected(): void {
    void this.connection?.report();
    this.#leave();
    this.#parts.disconnect();
    this.desk.close();
  }

  /** Joins the opening that the element stands for now; a page may give it another one. */
  hostUpdate(): void {
    const { server, token, session, isConnected } = this.#host;
    if (!isConnected || this.isPreview) return;
    const connection = join({ server, token, session }, this);
    if (connection === this.connection) return;
    this.#leave();
    this.connection = connection;
  }

  hostUpdated(): void {
    this.#host.renderRoot.addEventListener('slotchange', this.#onSlotChange);
    if (this.attendance) this.#parts.attach(this.attendance.event.parts);
  }

  onChange(): void {
    this.desk.watchClaim();
    this.#host.requestUpdate();
  }

  onClaimed(claim: Claim): void {
    this.#host.tell('pdu-claimed', claim);
  }

  onProgress(progress: AttendanceResponse['progress']): void {
    this.#host.tell('pdu-progress', progress);
  }

  progressOf(partId: string): PartProgress | undefined {
    return this.attendance?.progress.parts.find((part) => part.partId === partId);
  }

  whyNot(partId: string): WhyNot {
    if (this.progressOf(partId)?.missing.length === 0) return 'complete';
    if (this.connection?.isElsewhere) return 'elsewhere';
    if (this.connection?.check?.state === 'missed') return 'away';
    return this.#trackerOf(partId)?.state ?? 'paused';
  }

  isWrapped(partId: string): boolean {
    return isWrapped(this.#host, partId, this.attendance?.event.parts ?? []);
  }

  isHere(partId: string): boolean {
    return this.#trackerOf(partId) !== undefined;
  }

  goTo(partId: string, atSeconds: number): void {
    this.#trackerOf(partId)?.goTo(atSeconds);
  }

  async countHere(): Promise<void> {
    await this.desk.whileBusy('again', (connection) => connection.countHere());
  }

  #portsFor({ id: partId }: Part): TrackerPorts {
    return {
      partId,
      isBlocked: () => this.connection?.isBlocked ?? true,
      coveredTo: () => {
        const covered = this.progressOf(partId)?.covered ?? [];
        return Math.max(0, ...covered.map(([, to]) => to));
      },
      onBegin: () => {
        // A player that was put back plays on by itself; the word about it stays until it can be read.
        const isRead = performance.now() - this.#notedAtMs > READ_MS;
        if (this.notice !== 'skipped' || isRead) this.#note(null);
        this.connection?.begin();
      },
      onRest: () => void this.connection?.report(),
      onNotice: (notice) => this.#note(notice),
    };
  }

  #trackerOf(partId: string): PartTracker | undefined {
    return this.connection?.trackers.find((tracker) => tracker.partId === partId);
  }

  #leave(): void {
    if (this.connection) leave(this.connection, this);
    this.connection = null;
  }

  #note(notice: Notice | null): void {
    this.notice = notice;
    this.#notedAtMs = performance.now();
    this.#host.requestUpdate();
  }
}
