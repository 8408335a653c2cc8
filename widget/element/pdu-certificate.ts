import { LitElement, type TemplateResult, unsafeCSS } from 'lit';
import type { AttendanceResponse } from '../../server/contract/educator.ts';
import { EventController, type EventHost } from './event-controller.ts';
import { elementView } from './event-view.ts';
import { speakAsThePage } from './languages.ts';
import type { PduCertificateEvents, Session } from './names.ts';
import styles from './pdu-certificate.css?inline';
import { PresenceDialog } from './presence-dialog.ts';
import tracking from './tracking.css?inline';

/**
 * Shows an event’s recordings, pages and sessions, proves to the server what was watched, read and
 * attended, says what is missing and what to do about it, and hands over the certificate. Importing
 * it does nothing but define the tag.
 *
 * @tag pdu-certificate
 * @tagname pdu-certificate
 * @summary Verified time and the certificate of one event.
 *
 * @attr {string} server - Base address of the certificate server; by default where this script
 * comes from.
 * @attr {string} token - Says who takes part in what; signed by the embedding page’s own server.
 * @attr {string} part - Shows one part alone, by its id.
 * @attr {string} show - Shows one section alone: `parts`, `evaluation` or `certificate`.
 * @attr {boolean} minimal - With `part`: one line and a bar below what the element wraps.
 *
 * @fires {CustomEvent<ProgressResponse>} pdu-progress - The server proved more; `detail` is the
 * progress over all parts.
 * @fires {CustomEvent<ClaimResponse>} pdu-claimed - The claim is stored (`waiting`) or the
 * certificate is there (`issued`); `detail` is the claim.
 *
 * @slot - Shown until the event is loaded, and without JavaScript; with `minimal`, the page that is
 * the part, which stays as it is.
 * @slot part-ID - Takes a player, frame or page of the embedding page’s own for the part with that
 * id, instead of ours.
 *
 * @csspart notices - What the person should know now: offline, skipped, counted elsewhere.
 * @csspart part - One part with its player.
 * @csspart ranges - The bar of what is done; a button while something is missing.
 * @csspart status - The line that says what counts now.
 * @csspart progress - Verified time, and what is missing.
 * @csspart evaluation - The evaluation.
 * @csspart claim - Name, statement and certificate.
 * @csspart minimal - The line and the bar of the small form.
 * @csspart check - The question whether somebody is there.
 *
 * @cssprop [--pdu-accent] - Buttons, links and bars.
 * @cssprop [--pdu-on-accent] - Words on buttons.
 * @cssprop [--pdu-line] - Borders.
 * @cssprop [--pdu-soft] - Quiet backgrounds.
 * @cssprop [--pdu-bad] - Problems.
 * @cssprop [--pdu-good] - What is done.
 * @cssprop [--pdu-radius=8px] - Corners.
 */
export class PduCertificate extends LitElement implements EventHost {
  static override styles = unsafeCSS(styles + tracking);
  static override properties = {
    server: {},
    token: {},
    session: { attribute: false },
    preview: { attribute: false },
    partId: { attribute: 'part' },
    show: {},
    minimal: { type: Boolean },
  };

  declare server: string;
  declare token: string;
  /** Instead of a token, on the server’s own pages: the session that they opened. */
  declare session: Session | null;
  /** Instead of both, on the server’s own pages: what to show to somebody whose time is not measured. */
  declare preview: AttendanceResponse | null;
  declare partId: string;
  declare show: string | undefined;
  declare minimal: boolean;

  readonly #event: EventController;
  #shownRefusal: EventController['desk']['refusal'] = null;

  constructor() {
    super();
    this.server = new URL(import.meta.url).origin;
    this.token = '';
    this.session = null;
    this.preview = null;
    this.partId = '';
    this.minimal = false;
    this.#event = new EventController(this);
    this.addController(new PresenceDialog(this));
    speakAsThePage(this);
  }

  tell<K extends keyof PduCertificateEvents>(
    name: K,
    detail: PduCertificateEvents[K]['detail'],
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  protected override updated(): void {
    const { refusal } = this.#event.desk;
    if (refusal && refusal !== this.#shownRefusal) {
      this.renderRoot.querySelector<HTMLElement>('.claim .problem')?.focus();
    }
    this.#shownRefusal = refusal;
  }

  protected override render(): TemplateResult {
    return elementView(this.#event, this);
  }
}
