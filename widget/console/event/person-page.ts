import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type { EvidenceResponse } from '../../../server/contract/evidence.ts';
import type { HostPageData } from '../../../server/contract/pages.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { duration } from '../../element/duration.ts';
import { ask, askMinutes } from '../ask.ts';
import { Deeds } from '../deeds.ts';
import { eventPath } from '../load-place.ts';
import { loadingView } from '../loading-view.ts';
import { type Problem, noticeBox, problemBox, problemOf } from '../problem-box.ts';
import { backLink, personView } from './person-view.ts';
import { titleOf } from './timeline-days.ts';

/** People go on while somebody looks. */
const REFRESH_MS = 15_000;
/** Around the picture: the page's and the card's own space. */
const AROUND_PICTURE = 66;
const NARROWEST_PICTURE = 240;

/** One participant's evidence, with time by hand (R-TIM-4). */
export class PersonPage extends LitElement {
  static override properties = {
    eventId: { attribute: false },
    attendanceId: { attribute: false },
    _evidence: { state: true },
    _problem: { state: true },
    _notice: { state: true },
    _width: { state: true },
  };

  declare eventId: string;
  declare attendanceId: string;
  api: ApiClient | null = null;
  rights: HostPageData['rights'] = [];
  declare private _evidence: EvidenceResponse | null;
  declare private _problem: Problem | null;
  declare private _notice: string;
  declare private _width: number;
  readonly #deeds = new Deeds(this);
  readonly #sizes = new ResizeObserver(([entry]) => {
    if (entry) this._width = Math.floor(entry.contentRect.width);
  });
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Raised by each change, so that an older answer does not undo it on the page. */
  #changes = 0;

  constructor() {
    super();
    this.eventId = '';
    this.attendanceId = '';
    this._evidence = null;
    this._problem = null;
    this._notice = '';
    this._width = 0;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.#timer = setInterval(() => void this.#refresh(), REFRESH_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    clearInterval(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('eventId') && !changed.has('attendanceId')) return;
    this._evidence = null;
    this._notice = '';
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { _evidence: evidence } = this;
    const problem = this.#deeds.problem ?? this._problem;
    if (!evidence) {
      return problem
        ? html`${backLink(this.eventId, '')}
            <h1>This participant did not open</h1>
            ${problemBox(problem)}`
        : loadingView();
    }
    const mayAdd = evidence.event.mayAddTime && this.rights.includes('edit-events');
    const width = Math.max(NARROWEST_PICTURE, this._width - AROUND_PICTURE);
    return html`${backLink(this.eventId, evidence.event.title)}
    ${problem ? problemBox(problem) : nothing} ${this._notice ? noticeBox(this._notice) : nothing}
    ${personView(
      { evidence, width, mayAdd, isBusy: this.#deeds.isBusy },
      {
        addTime: (part) => void this.#addTime(part),
        takeBack: (addition) => void this.#takeBack(addition),
      },
    )}`;
  }

  async #addTime(part: EvidenceResponse['parts'][number]): Promise<void> {
    const missing = Math.max(1, Math.ceil((part.durationSeconds - part.verifiedSeconds) / 60));
    const answer = await askMinutes({
      title: `Add time to ${part.title}?`,
      text: 'It fills up what is missing, from the beginning of the part on. Evidence, lists and the audit log say that it was added by hand, by whom and why.',
      yes: 'Add the time',
      no: 'Add nothing',
      minutes: {
        label: 'Minutes to add',
        hint: `At most ${missing} are missing.`,
        value: missing,
        max: missing,
      },
      reason: {
        label: 'Why the time is added',
        hint: 'Kept on record, for example “The projector failed; watched with the group”.',
      },
    });
    if (!answer) return;
    await this.#change('/time', { partId: part.id, ...answer }, ({ additions }) => {
      const added = duration(additions.at(-1)?.seconds ?? 0);
      return `${added} of ${part.title} added by hand.`;
    });
  }

  async #takeBack(addition: EvidenceResponse['additions'][number]): Promise<void> {
    const title = this._evidence ? titleOf(this._evidence, addition.partId) : '';
    const reason = await ask({
      title: 'Take this time back?',
      text: `${duration(addition.seconds)} of ${title} were added by hand. What was really watched in the meantime stays. Both stay in the evidence.`,
      yes: 'Take the time back',
      no: 'Keep it',
      isDangerous: true,
      reason: {
        label: 'Why it is taken back',
        hint: 'Kept on record, for example “Wrong person”.',
      },
    });
    if (reason === null) return;
    const words = () => `The time that was added to ${title} is taken back.`;
    await this.#change(`/time/${addition.row}/take-back`, { reason }, words);
  }

  async #change(
    path: string,
    body: object,
    words: (evidence: EvidenceResponse) => string,
  ): Promise<void> {
    this._notice = '';
    await this.#deeds.run(async () => {
      if (!this.api) return;
      this._evidence = await this.api.post<EvidenceResponse>(`${this.#path()}${path}`, body);
      this.#changes += 1;
      this._notice = words(this._evidence);
    });
  }

  #path(): string {
    return `${eventPath(this.eventId)}/participants/${encodeURIComponent(this.attendanceId)}`;
  }

  async #refresh(): Promise<void> {
    if (document.visibilityState === 'visible' && !this.#deeds.isBusy) await this.#load();
  }

  async #load(): Promise<void> {
    const { api, attendanceId } = this;
    if (!api) return;
    const changes = this.#changes;
    try {
      const evidence = await api.get<EvidenceResponse>(`${this.#path()}/evidence`);
      // Somebody may have gone on, or done something, while this was on its way.
      if (attendanceId !== this.attendanceId || changes !== this.#changes) return;
      this._evidence = evidence;
      this._problem = null;
    } catch (error) {
      this._problem = problemOf(error);
    }
  }
}
