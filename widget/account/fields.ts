import { type TemplateResult, html, nothing } from 'lit';

interface FieldOptions {
  name: string;
  label: string;
  value?: string;
  hint?: string;
  type?: string;
  autocomplete: string;
  list?: string;
}

/** A labelled field of the forms around accounts; all of them are needed. */
export const needed = (options: FieldOptions): TemplateResult =>
  html`<div class="field">
    <label for=${options.name}>${options.label}</label>
    ${options.hint ? html`<p class="hint" id="${options.name}-hint">${options.hint}</p>` : nothing}
    <input
      id=${options.name}
      name=${options.name}
      type=${options.type ?? 'text'}
      autocomplete=${options.autocomplete}
      list=${options.list ?? nothing}
      aria-describedby=${options.hint ? `${options.name}-hint` : nothing}
      .value=${options.value ?? ''}
      required
    />
  </div>`;

/** What was typed into a form that is being sent. */
export function typedIn(event: SubmitEvent): (name: string) => string {
  event.preventDefault();
  const { currentTarget } = event;
  const data = currentTarget instanceof HTMLFormElement ? new FormData(currentTarget) : null;
  return (name) => String(data?.get(name) ?? '').trim();
}
