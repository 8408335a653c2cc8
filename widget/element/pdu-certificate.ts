import { LitElement, type TemplateResult } from 'lit';
import { EventController, type EventHost } from './event-controller.ts';
import { elementView } from './event-view.ts';
import { speakAsThePage } from './languages.ts';
import type { PduCertificateEvents, Session } from './names.ts';
import { styles } from './pdu-certificate.styles.ts';

/**
 * `<pdu-certificate>`: shows an event's recordings, reports what plays to the server, shows what is
 * proven and what is missing, and hands over the certificate.
 *
 * Attributes: `server` (base address of the certificate server; default: where this script comes
 * from), `token` (signed by the embedding page's own server). Property: `session`, instead of a
 * token, on the server's own pages. Events: `pdu-progress`, `pdu-claimed`. Slots: the default slot
 * shows until the event is loaded; `part-ID` takes a player of the page itself. CSS: the parts
 * `part`, `progress`, `evaluation` and `claim`, and the properties `--pdu-accent`,
 * `--pdu-on-accent`, `--pdu-line` and `--pdu-soft`.
 */
export class PduCertificate extends LitElement implements EventHost {
  static override styles = styles;
  static override properties = {
    server: { type: String },
    token: { type: String },
    session: { attribute: false },
    partId: { attribute: 'part' },
    minimal: { type: Boolean },
  };

  declare server: string;
  declare token: string;
  declare session: Session | null;
  declare partId: string;
  declare minimal: boolean;

  readonly #event: EventController;
  #shownRefusal: EventController['refusal'] = null;

  constructor() {
    super();
    this.server = new URL(import.meta.url).origin;
    this.token = '';
    this.session = null;
    this.partId = '';
    this.minimal = false;
    this.#event = new EventController(this);
    speakAsThePage(this);
  }

  tell<K extends keyof PduCertificateEvents>(
    name: K,
    detail: PduCertificateEvents[K]['detail'],
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  protected override updated(): void {
    const { refusal } = this.#event;
    if (refusal && refusal !== this.#shownRefusal) {
      this.renderRoot.querySelector<HTMLElement>('.claim .problem')?.focus();
    }
    this.#shownRefusal = refusal;
  }

  protected override render(): TemplateResult {
    return elementView(this.#event, { partId: this.partId, isMinimal: this.minimal });
  }
}
