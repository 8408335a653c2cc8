import { type TemplateResult, html } from 'lit';
import type { EventResponse } from '../../../server/contract/event.ts';

/** What somebody else saved in the meantime beside what was typed here; nothing is lost. */
export function conflictView(
  theirs: EventResponse,
  mine: EventResponse['details'],
  actions: { saveOver: () => void; take: () => void },
): TemplateResult {
  const [own, other]: Record<string, unknown>[] = [{ ...mine }, { ...theirs.details }];
  const changed = Object.keys(own ?? {}).filter(
    (key) => JSON.stringify(own?.[key]) !== JSON.stringify(other?.[key]),
  );
  return html`<section class="card">
    <h2>What differs</h2>
    <dl>
      ${changed.map(
        (key) =>
          html`<div>
            <dt>${wordsOf(key)}</dt>
            <dd>Theirs: ${show(other?.[key])}<br />Yours: ${show(own?.[key])}</dd>
          </div>`,
      )}
    </dl>
    <p class="actions">
      <wa-button variant="brand" @click=${actions.saveOver}>Save mine over it</wa-button>
      <wa-button appearance="outlined" @click=${actions.take}>Take theirs</wa-button>
    </p>
  </section>`;
}

const show = (value: unknown): string =>
  typeof value === 'string' ? value || '(empty)' : JSON.stringify(value);

/** `minutesOfInstruction` as “Minutes of instruction”. */
const wordsOf = (key: string): string => {
  const words = key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};
