import { type TemplateResult, html } from 'lit';

/** The first wait, in the room that the page will take. */
export const loadingView = (): TemplateResult =>
  html`<div class="loading" role="status">
    <wa-progress-bar indeterminate label="Loading"></wa-progress-bar>
    <p>Loading …</p>
  </div>`;

/** A later wait: what is there stays, and after a moment a line at the top says that more comes. */
export const stepView = (): TemplateResult =>
  html`<div class="step" role="status">
    <wa-progress-bar indeterminate label="Loading"></wa-progress-bar>
    <span class="visually-hidden">Loading …</span>
  </div>`;
