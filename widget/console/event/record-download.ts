import { LitElement, type TemplateResult, html, nothing } from 'lit';
import type { ApiClient } from '../../pages/api-client.ts';
import { ApiError } from '../../element/server-caller.ts';
import { eventPath } from '../load-place.ts';
import { type Problem, problemBox } from '../problem-box.ts';
import { type Progress, copyRecord } from './record-stream.ts';
import { openTarget } from './record-target.ts';

/** What there is to download of an event as one ZIP. */
const CONTENTS = {
  record: {
    address: 'record.zip',
    name: 'Record',
    button: 'Download the whole record (ZIP)',
    running: 'The record is being downloaded.',
    done: 'The record is downloaded. README.txt in it says what each file is.',
  },
  certificates: {
    address: 'certificates.zip',
    name: 'Certificates',
    button: 'Download all certificates (ZIP)',
    running: 'The certificates are being downloaded.',
    done: 'The certificates are downloaded, one file for each educator.',
  },
} as const;

const BROKEN: Problem = {
  code: 'RECORD_BROKEN',
  message: 'The download broke off, so the file is not whole and was not kept.',
  remedy:
    'Check your connection and download it again. If it breaks off again, tell the people who run this server.',
};

/** Downloads an event’s whole record, or all its certificates: how far it is, a way to stop, and what to do when it breaks. */
export class RecordDownload extends LitElement {
  static override properties = {
    eventId: { attribute: false },
    eventTitle: { attribute: false },
    content: { attribute: false },
    _progress: { state: true },
    _words: { state: true },
    _problem: { state: true },
  };

  api: ApiClient | null = null;
  declare eventId: string;
  declare eventTitle: string;
  declare content: keyof typeof CONTENTS;
  /** Null while nothing is being downloaded. */
  declare private _progress: Progress | null;
  declare private _words: string;
  declare private _problem: Problem | null;
  #stop: AbortController | null = null;

  constructor() {
    super();
    this.eventId = '';
    this.eventTitle = '';
    this.content = 'record';
    this._progress = null;
    this._words = '';
    this._problem = null;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.abort();
  }

  protected override render(): TemplateResult {
    return html`${this._progress ? this.#running(this._progress) : this.#idle()}
      <p role="status">${this._words}</p>
      ${this._problem ? problemBox(this._problem) : nothing}`;
  }

  #idle(): TemplateResult {
    return html`<p>
      <button type="button" class="button secondary" @click=${() => void this.#start()}>
        ${CONTENTS[this.content].button}
      </button>
    </p>`;
  }

  #running({ receivedBytes, expectedBytes, fileCount }: Progress): TemplateResult {
    // The estimate may be a little short, and a bar that is full too early says nothing.
    const whole = Math.max(expectedBytes, receivedBytes, 1);
    const words = expectedBytes
      ? `${megabytes(receivedBytes)} of about ${megabytes(expectedBytes)} MB in ${fileCount.toLocaleString('en-US')} files`
      : 'Asking the server …';
    return html`<label class="progress"
        >${words}
        <progress max=${whole} .value=${receivedBytes}></progress>
      </label>
      <p>
        <button type="button" class="button secondary" @click=${() => this.#stop?.abort()}>
          Cancel the download
        </button>
      </p>`;
  }

  async #start(): Promise<void> {
    const { api } = this;
    const { address, name, running, done } = CONTENTS[this.content];
    const target = await openTarget(fileNameOf(name, this.eventTitle));
    if (!target || !api) return;
    const stop = new AbortController();
    this.#stop = stop;
    this._problem = null;
    this._words = running;
    this._progress = { receivedBytes: 0, expectedBytes: 0, fileCount: 0 };
    try {
      const response = await api.stream(`${eventPath(this.eventId)}/${address}`, stop.signal);
      await copyRecord(response, target, (progress) => {
        this._progress = progress;
      });
      await target.finish();
      this._words = done;
    } catch (error) {
      await target.discard();
      this._words = stop.signal.aborted ? 'The download was cancelled. Nothing was kept.' : '';
      this._problem = stop.signal.aborted ? null : problemIn(error);
    } finally {
      this._progress = null;
    }
  }
}

/** A refusal says itself what to do; everything else means that the connection or the server failed. */
const problemIn = (error: unknown): Problem => (error instanceof ApiError ? error.problem : BROKEN);

const megabytes = (bytes: number): string =>
  (bytes / 1_000_000).toLocaleString('en-US', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 });

/** Without what file systems refuse. */
const fileNameOf = (name: string, title: string): string =>
  `${name} - ${title.replaceAll(/[\\/:*?"<>|]/g, '').slice(0, 80)}.zip`;
