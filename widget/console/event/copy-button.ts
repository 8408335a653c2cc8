import { type TemplateResult, html } from 'lit';

/** A button that copies a text and says so. */
export const copyButton = (words: string, text: string): TemplateResult =>
  html`<wa-copy-button value=${text} tooltip="copy" success-label="Copied" feedback-duration="2000">
    <wa-button appearance="outlined">${words}</wa-button>
  </wa-copy-button>`;
