import { type TemplateResult, html, nothing } from 'lit';
import type { EventResponse } from '../../../server/contract/event.ts';

export type Problems = EventResponse['problems'];

interface FieldOptions {
  name: string;
  label: string;
  value: string;
  hint?: string;
  type?: 'text' | 'date' | 'number';
  rows?: number;
  problems: Problems;
  onInput: (value: string) => void;
}

/** One labelled field, with its hint and what is wrong with it. */
export function field(options: FieldOptions): TemplateResult {
  const { name, label, value, hint, type = 'text', rows, problems, onInput } = options;
  const own = problems.filter((problem) => problem.field === name);
  const id = `field-${name}`;
  const described = [hint && `${id}-hint`, own.length > 0 && `${id}-problem`].filter(Boolean);
  const input = (event: Event) => {
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
      onInput(target.value);
    }
  };
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${
      rows
        ? html`<textarea
            id=${id}
            rows=${rows}
            .value=${value}
            aria-describedby=${described.join(' ') || nothing}
            aria-invalid=${own.length > 0 ? 'true' : nothing}
            @input=${input}
          ></textarea>`
        : html`<input
            id=${id}
            type=${type}
            step="any"
            .value=${value}
            aria-describedby=${described.join(' ') || nothing}
            aria-invalid=${own.length > 0 ? 'true' : nothing}
            @input=${input}
          />`
    }
    ${
      own.length > 0
        ? html`<p class="field-problem" id="${id}-problem">
            ${own.map(({ message, remedy }) => `${message} ${remedy}`).join(' ')}
          </p>`
        : nothing
    }
  </div>`;
}

/** A few ways to choose from. */
export const radios = (
  legend: string,
  name: string,
  options: { value: string; chosen: string; labels: Record<string, string> },
  onChoose: (value: string) => void,
): TemplateResult =>
  html`<fieldset class="choices" id="field-${name}">
    <legend>${legend}</legend>
    ${Object.entries(options.labels).map(
      ([value, label]) =>
        html`<label
          ><input
            type="radio"
            name=${name}
            value=${value}
            .checked=${options.chosen === value}
            @change=${() => onChoose(value)}
          />${label}</label
        >`,
    )}
  </fieldset>`;

/** A box to tick. */
export const checkbox = (
  label: string,
  isChecked: boolean,
  onChange: (isChecked: boolean) => void,
): TemplateResult =>
  html`<label class="choice"
    ><input
      type="checkbox"
      .checked=${isChecked}
      @change=${(event: Event) =>
        event.target instanceof HTMLInputElement && onChange(event.target.checked)}
    />${label}</label
  >`;
