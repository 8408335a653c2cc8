import type { ReactiveController } from 'lit';

/**
 * Brings the question whether somebody is there before everything else on the page, full screen
 * too, and the keyboard to its button and back – but from nobody who is typing.
 */
export class PresenceDialog implements ReactiveController {
  readonly #host: { readonly renderRoot: ParentNode };
  #isOpen = false;
  #before: HTMLElement | null = null;

  constructor(host: { readonly renderRoot: ParentNode }) {
    this.#host = host;
  }

  hostUpdated(): void {
    const dialog = this.#host.renderRoot.querySelector<HTMLElement>('.check');
    if (dialog && !this.#isOpen) this.#open(dialog);
    if (!dialog && this.#isOpen) this.#close();
    this.#isOpen = dialog !== null;
  }

  #open(dialog: HTMLElement): void {
    const focused = focusedElement();
    this.#before = null;
    // Browsers that know no popover show it as a box that stays in sight.
    dialog.showPopover?.();
    if (!document.hasFocus() || isTyping(focused)) return;
    this.#before = focused;
    dialog.querySelector('button')?.focus();
  }

  /** Whoever went elsewhere in the meantime stays there. */
  #close(): void {
    const focused = focusedElement();
    if (!focused || focused === document.body) this.#before?.focus({ preventScroll: true });
  }
}

/** What has the keyboard, however many shadows deep. */
function focusedElement(): HTMLElement | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement ? focused : null;
}

/** Nobody can tell what is done inside a frame, so it counts as typing. */
const isTyping = (focused: HTMLElement | null): boolean =>
  focused !== null && (focused.isContentEditable || focused.matches(TYPED));

const TYPED =
  'textarea, select, iframe, input:not([type=button], [type=submit], [type=checkbox], [type=radio])';
