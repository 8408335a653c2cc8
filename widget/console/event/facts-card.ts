import { type TemplateResult, html } from 'lit';

/** Short facts under a heading, each with its name. */
export const factsCard = (
  heading: string,
  facts: readonly (readonly [label: string, value: string])[],
): TemplateResult =>
  html`<section class="card">
    <h2>${heading}</h2>
    <dl>
      ${facts.map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
