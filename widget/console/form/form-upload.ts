import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';

/**
 * Takes the PDF from PDUPS. One that is locked can be read with its password, so that whatever else is
 * wrong with it is known before it is printed again. File and password stay in this page's memory, and
 * the password only until it was sent.
 */
export class FormUpload extends LitElement {
  static override properties = {
    isBusy: { attribute: false },
    isLocked: { attribute: false },
    _file: { state: true },
    _isAsking: { state: true },
  };

  declare isBusy: boolean;
  /** Whether the last file asked for a password. */
  declare isLocked: boolean;
  upload: (file: File, password: string) => void = () => {};
  declare private _file: File | null;
  /** Whether the field of the password is there; it stays while the form is read with it. */
  declare private _isAsking: boolean;

  constructor() {
    super();
    this.isBusy = false;
    this.isLocked = false;
    this._file = null;
    this._isAsking = false;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (!this.isBusy) this._isAsking = this.isLocked;
  }

  protected override render(): TemplateResult {
    return html`<p>
        <label
          >Upload the PDF from PDUPS
          <input
            type="file"
            accept="application/pdf"
            ?disabled=${this.isBusy}
            @change=${(event: Event) => this.#choose(event)}
          />
        </label>
      </p>
      ${this._file && this._isAsking ? this.#passwordView(this._file) : nothing}`;
  }

  #passwordView(file: File): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => this.#unlock(event, file)}>
      <div class="field">
        <label for="form-password">Password of “${file.name}”</label>
        <p class="hint" id="form-password-hint">
          If you like: a locked form can’t be used, but with its password you see now whether
          anything else is wrong with it. The password is used for this one look and kept nowhere.
        </p>
        <input
          id="form-password"
          name="password"
          type="password"
          autocomplete="off"
          required
          maxlength="200"
          aria-describedby="form-password-hint"
        />
      </div>
      <p class="actions">
        <wa-button type="submit" appearance="outlined" ?disabled=${this.isBusy}
          >Check the rest of it</wa-button
        >
      </p>
    </form>`;
  }

  #choose({ currentTarget }: Event): void {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const [file] = currentTarget.files ?? [];
    currentTarget.value = '';
    if (!file) return;
    this._file = file;
    this.upload(file, '');
  }

  #unlock(event: SubmitEvent, file: File): void {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement) || this.isBusy) return;
    const password = String(new FormData(form).get('password') ?? '');
    form.reset();
    this.upload(file, password);
  }
}
