import { type TemplateResult, html } from 'lit';

/** A button; `secondary` beside the main one. */
export const buttonView = (
  words: string,
  press: (event: Event) => unknown,
  kind: 'secondary' | '' = '',
  isBusy = false,
): TemplateResult =>
  html`<button type="button" class=${kind} ?disabled=${isBusy} @click=${press}>${words}</button>`;
