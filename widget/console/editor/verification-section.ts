import { type TemplateResult, html, nothing } from 'lit';
import type { EventResponse, SaveEventRequest } from '../../../server/contract/event.ts';
import type { Draft } from './editor-sections.ts';
import { field, radios } from './editor-fields.ts';

type Details = EventResponse['details'];
type Part = SaveEventRequest['parts'][number];
type Question = SaveEventRequest['evaluation'][number];

const MODES = {
  tracked: 'Tracked: time and coverage of videos are measured here',
  evaluation: 'Evaluation: attendance, and the session’s evaluation was submitted',
  release:
    'Release: the LMS releases it after its own conditions, and the designed time is documented',
};

/** How the time is verified, with what each way needs (R-TIM-1). */
export function verificationSection(
  draft: Draft,
  set: (change: Partial<Details>) => void,
): TemplateResult {
  const { verification } = draft.save.details;
  const choose = (mode: string) => {
    if (mode === 'release') set({ verification: { mode, documentedParts: [] } });
    else if (mode === 'tracked' || mode === 'evaluation') set({ verification: { mode } });
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
    ${verification.mode === 'tracked' ? partsView(draft) : nothing} ${evaluationView(draft)}
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

function partsView(draft: Draft): TemplateResult {
  const { parts } = draft.save;
  const put = (index: number, change: Partial<Part>) =>
    draft.change({
      parts: parts.map((part, at) => (at === index ? { ...part, ...change } : part)),
    });
  return html`<div id="field-parts" tabindex="-1">
    <h3>Videos</h3>
    ${problemsOf(draft, 'parts')}
    ${parts.map(
      (part, index) =>
        html`<div class="row">
          ${text(`part-title-${index}`, 'Title', part.title, (title) => put(index, { title }))}
          ${text(`part-src-${index}`, 'Address of the video', part.sources[0]?.src ?? '', (src) =>
            put(index, { sources: src ? [{ src, type: typeOf(src) }] : [] }),
          )}
          ${text(`part-time-${index}`, 'Minutes', String(part.durationSeconds / 60), (minutes) =>
            put(index, { durationSeconds: Number(minutes) * 60 || part.durationSeconds }),
          )}
          ${remove('video', part.title, () => draft.change({ parts: parts.filter((one) => one !== part) }))}
        </div>`,
    )}
    <wa-button appearance="outlined" @click=${() => draft.change({ parts: [...parts, newPart()] })}>
      Add a video
    </wa-button>
  </div>`;
}

const newPart = (): Part => ({
  id: `part-${crypto.randomUUID().slice(0, 8)}`,
  title: 'Video',
  durationSeconds: 3600,
  sources: [],
});

const typeOf = (src: string): string => (src.endsWith('.webm') ? 'video/webm' : 'video/mp4');

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
