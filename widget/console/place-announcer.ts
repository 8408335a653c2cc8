import type { LitElement, ReactiveController } from 'lit';

const PRODUCT = 'Montana PDU certificates';

/**
 * Says where somebody is: the title of the window follows the page's heading, and after a step
 * through the console the heading has the focus, so that a screen reader begins there.
 */
export class PlaceAnnouncer implements ReactiveController {
  readonly #host: LitElement;
  readonly #observer = new MutationObserver(() => this.#follow());
  #isArriving = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const everything = { childList: true, characterData: true, subtree: true };
    this.#observer.observe(this.#host, everything);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** The next heading to appear, or to stay when this page has been drawn, is where somebody goes. */
  async arrive(): Promise<void> {
    await this.#host.updateComplete;
    this.#isArriving = true;
    this.#follow();
  }

  #follow(): void {
    const heading = this.#host.querySelector('h1');
    if (!heading) return;
    const title = `${heading.textContent?.trim()} – ${PRODUCT}`;
    if (document.title !== title) document.title = title;
    if (!this.#isArriving) return;
    this.#isArriving = false;
    heading.tabIndex = -1;
    heading.focus();
  }
}
