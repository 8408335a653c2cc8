import { type TemplateResult, html, nothing } from 'lit';
import type { EventResponse, SaveEventRequest } from '../../../server/contract/event.ts';
import type { Draft } from './editor-sections.ts';
import { field, radios } from './editor-fields.ts';

type Details = EventResponse['details'];
type Question = SaveEventRequest['evaluation'][number];

const MODES = {
  tracked: 'Tracked: time and coverage of each part are measured here',
  evaluation: 'Evaluation: attendance, and the session’s evaluation was submitted',
  release:
    'Release: the LMS releases it after its own conditions, and the designed time is documented',
};

/** As many as anybody bears. */
const MOST_CHECKS = 12;

/** How the time is verified, with what each way needs (R-TIM-1). */
export function verificationSection(
  draft: Draft,
  set: (change: Partial<Details>) => void,
): TemplateResult {
  const { verification } = draft.save.details;
  const choose = (mode: string) => {
    if (mode === 'release') set({ verification: { mode, documentedParts: [] } });
    else if (mode === 'tracked')
      set({ verification: { mode, checksPerHour: draft.usualChecksPerHour } });
    else if (mode === 'evaluation') set({ verification: { mode } });
  };
  return html`<section class="card">
    <h2>How time is verified</h2>
    ${radios('Way', 'verification', { value: '', chosen: verification.mode, labels: MODES }, choose)}
    ${problemsOf(draft, 'verification')}
    ${
      verification.mode === 'release'
        ? documentedView(verification.documentedParts, draft, (documentedParts) =>
            set({ verification: { mode: 'release', documentedParts } }),
          )
        : nothing
    }
    ${verification.mode === 'tracked' ? trackedView(draft, verification.checksPerHour, set) : nothing}
    ${evaluationView(draft)}
  </section>`;
}

const problemsOf = ({ problems }: Draft, name: string): TemplateResult | typeof nothing => {
  const own = problems.filter((problem) => problem.field === name);
  return own.length === 0
    ? nothing
    : html`<p class="field-problem">
        ${own.map(({ message, remedy }) => `${message} ${remedy}`)}
      </p>`;
};

function trackedView(
  draft: Draft,
  checksPerHour: number,
  set: (change: Partial<Details>) => void,
): TemplateResult {
  const ask = (text: string) => {
    const count = Number(text);
    if (text.trim() && Number.isInteger(count) && count >= 0 && count <= MOST_CHECKS)
      set({ verification: { mode: 'tracked', checksPerHour: count } });
  };
  return html`<parts-editor
      .parts=${draft.save.parts}
      .problems=${draft.problems}
      .change=${(parts: SaveEventRequest['parts']) => draft.change({ parts })}
    ></parts-editor>
    <h3>Whether somebody is there</h3>
    ${field({
      name: 'checksPerHour',
      label: 'Questions in an hour, 0 to 12',
      hint: 'In live sessions and in parts of 15 minutes or more, people are asked at unannounced moments whether they are there. Who does not answer loses the time since the last sign of life, and nothing more. Three in an hour are usual; 0 asks nobody.',
      type: 'number',
      value: String(checksPerHour),
      problems: draft.problems,
      onInput: ask,
    })}`;
}

function documentedView(
  parts: readonly { title: string; minutes: number }[],
  { problems }: Draft,
  change: (parts: { title: string; minutes: number }[]) => void,
): TemplateResult {
  const put = (index: number, own: Partial<{ title: string; minutes: number }>) =>
    change(parts.map((part, at) => (at === index ? { ...part, ...own } : part)));
  const sum = parts.reduce((total, { minutes }) => total + minutes, 0);
  return html`<h3>Documented parts: ${sum} minutes in all</h3>
    ${parts.map(
      (part, index) =>
        html`<div class="row">
          ${field({ name: `documented-${index}`, label: 'Part', value: part.title, problems, onInput: (title) => put(index, { title }) })}
          ${field({ name: `documented-minutes-${index}`, label: 'Minutes', type: 'number', value: String(part.minutes), problems, onInput: (minutes) => put(index, { minutes: Math.floor(Number(minutes)) || 1 }) })}
          ${remove('part', part.title, () => change(parts.filter((one) => one !== part)))}
        </div>`,
    )}
    <wa-button
      appearance="outlined"
      @click=${() => change([...parts, { title: 'Part', minutes: 15 }])}
    >
      Add a part
    </wa-button>`;
}

function evaluationView(draft: Draft): TemplateResult {
  const { evaluation } = draft.save;
  const put = (index: number, change: Partial<Question>) =>
    draft.change({
      evaluation: evaluation.map((one, at) => (at === index ? { ...one, ...change } : one)),
    });
  const add = (kind: Question['kind']) => {
    const question = { id: `q-${crypto.randomUUID().slice(0, 8)}`, text: 'New question', kind };
    draft.change({ evaluation: [...evaluation, question] });
  };
  return html`<div id="field-evaluation" tabindex="-1">
    <h3>Evaluation before the certificate</h3>
    ${problemsOf(draft, 'evaluation')}
    ${evaluation.map(
      (question, index) =>
        html`<div class="row">
          ${text(
            `question-${index}`,
            question.kind === 'rating'
              ? 'Question, answered 1 to 5'
              : 'Question, answered in words',
            question.text,
            (words) => put(index, { text: words }),
          )}
          ${remove('question', question.text, () =>
            draft.change({ evaluation: evaluation.filter((one) => one !== question) }),
          )}
        </div>`,
    )}
    <p class="actions">
      <wa-button appearance="outlined" @click=${() => add('rating')}> Add a rating </wa-button>
      <wa-button appearance="outlined" @click=${() => add('text')}>
        Add a question in words
      </wa-button>
    </p>
  </div>`;
}

const text = (
  name: string,
  label: string,
  value: string,
  onInput: (value: string) => void,
): TemplateResult => field({ name, label, value, problems: [], onInput });

const remove = (what: string, title: string, onRemove: () => void): TemplateResult =>
  html`<wa-button
    appearance="outlined"
    aria-label="Remove the ${what} “${title}”"
    @click=${onRemove}
  >
    Remove
  </wa-button>`;
