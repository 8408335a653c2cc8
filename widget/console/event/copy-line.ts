import { type TemplateResult, html } from 'lit';

/** Something to be typed elsewhere, with a button that copies it. */
export function copyLine(label: string, value: string): TemplateResult {
  const copy = async ({ target }: Event) => {
    await navigator.clipboard.writeText(value);
    if (target instanceof HTMLButtonElement) target.textContent = 'Copied';
  };
  return html`<div>
    <dt>${label}</dt>
    <dd>
      <code>${value}</code>
      <button
        type="button"
        class="button secondary"
        aria-label="Copy: ${label}"
        @click=${(event: Event) => void copy(event)}
      >
        Copy
      </button>
    </dd>
  </div>`;
}
