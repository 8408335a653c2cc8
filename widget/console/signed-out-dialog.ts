import { LitElement, type TemplateResult, html } from 'lit';

/** Asks somebody whose session has ended to sign in elsewhere, while the page keeps what is typed. */
export class SignedOutDialog extends LitElement {
  #resolve: () => void = () => undefined;

  /** Resolves when it is worth trying again. */
  static ask(): Promise<void> {
    const dialog = new SignedOutDialog();
    document.body.append(dialog);
    return new Promise((resolve) => {
      dialog.#resolve = resolve;
    });
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('focus', this.#close);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('focus', this.#close);
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    return html`<dialog
      aria-labelledby="signed-out"
      @cancel=${(event: Event) => event.preventDefault()}
    >
      <h2 id="signed-out">You have been signed out</h2>
      <p>What you have typed is still here. Sign in in a new window, then go on in this one.</p>
      <p class="actions">
        <a class="button" href="/sign-in" target="_blank" rel="noopener">Sign in in a new window</a>
        <button type="button" class="button secondary" @click=${this.#close}>
          I have signed in, go on
        </button>
      </p>
    </dialog>`;
  }

  readonly #close = (): void => {
    this.remove();
    this.#resolve();
  };
}
