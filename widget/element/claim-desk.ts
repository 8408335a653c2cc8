import type {
  AttendanceResponse,
  ClaimRequest,
  EvaluationRequest,
} from '../../server/contract/educator.ts';
import type { DeskState } from './element-state.ts';
import type { EventConnection } from './event-connection.ts';
import { problemOf } from './server-caller.ts';
import { showFile } from './show-file.ts';

export type Claim = NonNullable<AttendanceResponse['claim']>;

/** Who shows what becomes of it. */
export interface DeskUser {
  readonly connection: EventConnection | null;
  onChange(): void;
  onClaimed(claim: Claim): void;
}

/** How often a waiting claim is looked after. */
const WAITING_MS = 15_000;

/** Evaluation, claim and certificate: one thing at a time, a failure shown where it was asked for. */
export class ClaimDesk implements DeskState {
  busy: DeskState['busy'] = null;
  refusal: DeskState['refusal'] = null;
  isMailed = false;

  readonly #user: DeskUser;
  #waitingTimer: ReturnType<typeof setInterval> | undefined;

  constructor(user: DeskUser) {
    this.#user = user;
  }

  async evaluate(answers: EvaluationRequest): Promise<void> {
    await this.whileBusy('evaluation', async (connection) => {
      connection.update(await connection.api.evaluate(answers));
    });
  }

  async claim(wish: ClaimRequest): Promise<void> {
    await this.whileBusy('claim', async (connection) => {
      await connection.report();
      this.#takeClaim(connection, await connection.api.claim(wish));
    });
  }

  async showCertificate(tab: Window | null): Promise<void> {
    const isShown = await this.whileBusy('pdf', async ({ api, attendance }) => {
      const fileName = attendance?.claim?.certificate?.fileName ?? '';
      showFile(await api.file('/api/certificate/pdf'), { fileName, tab });
    });
    if (!isShown) tab?.close();
  }

  async mailCertificate(): Promise<void> {
    this.#set({ isMailed: false });
    const isMailed = await this.whileBusy('mail', ({ api }) => api.mailCertificate());
    this.#set({ isMailed });
  }

  async whileBusy(
    busy: NonNullable<DeskState['busy']>,
    work: (connection: EventConnection) => Promise<void>,
  ): Promise<boolean> {
    const { connection } = this.#user;
    if (!connection?.attendance || this.busy) return false;
    this.#set({ busy, refusal: null });
    try {
      await work(connection);
      return true;
    } catch (error) {
      this.#set({ refusal: problemOf(error) });
      return false;
    } finally {
      this.#set({ busy: null });
    }
  }

  /** Looks from time to time whether a waiting claim was served. */
  watchClaim(): void {
    const { connection } = this.#user;
    const isWaiting = connection?.attendance?.claim?.status === 'waiting';
    if (!connection || !isWaiting) return this.close();
    this.#waitingTimer ??= setInterval(() => {
      void connection.api.attendance().then(
        ({ claim }) => claim?.certificate && this.#takeClaim(connection, claim),
        () => undefined,
      );
    }, WAITING_MS);
  }

  close(): void {
    clearInterval(this.#waitingTimer);
    this.#waitingTimer = undefined;
  }

  #takeClaim(connection: EventConnection, claim: Claim): void {
    connection.update({ claim });
    this.#user.onClaimed(claim);
  }

  #set(change: Partial<Pick<ClaimDesk, 'busy' | 'refusal' | 'isMailed'>>): void {
    Object.assign(this, change);
    this.#user.onChange();
  }
}
