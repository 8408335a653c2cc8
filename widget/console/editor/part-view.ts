import { type TemplateResult, html, nothing } from 'lit';
import { type Problems, field } from './editor-fields.ts';
import { KINDS, type Part, isAddress, minutesText, secondsOf, typeOf } from './part-kinds.ts';

interface Shown {
  part: Part;
  index: number;
  /** Of all parts. */
  count: number;
  problems: Problems;
  /** What was typed in a field and can't be taken yet. */
  typed: (name: string) => string | undefined;
  isReading: boolean;
  /** Why the length could not be read, and what to do. */
  lengthProblem: string;
}

export interface PartActions {
  put: (change: Partial<Part>) => void;
  /** Keeps what can't be taken yet; null when it can. */
  keep: (name: string, text: string | null) => void;
  move: (by: -1 | 1) => void;
  remove: () => void;
  readLength: () => void;
}

/** One part: what it is, where it is found, how long it takes, and its place in the order. */
export function partView(shown: Shown, actions: PartActions): TemplateResult {
  const { part, index, problems } = shown;
  const name = (of: string) => `part-${of}-${index}`;
  return html`<fieldset class="part-fields">
    <legend>Part ${index + 1}</legend>
    <div class="row">
      ${field({ name: name('title'), label: 'Title', value: part.title, problems, onInput: (title) => actions.put({ title }) })}
      ${kindView(shown, actions)} ${minutesView(shown, actions)}
    </div>
    ${addressView(shown, actions)} ${part.kind === 'video' ? captionsView(shown, actions) : nothing}
    ${lengthView(shown, actions)} ${orderView(shown, actions)}
  </fieldset>`;
}

function kindView({ part, index }: Shown, { put }: PartActions): TemplateResult {
  const id = `field-part-kind-${index}`;
  const choose = ({ target }: Event) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const kind = kindsInOrder.find((one) => one === target.value);
    if (!kind) return;
    const sources = part.sources.map(({ src }) => ({ src, type: typeOf(kind, src) }));
    const { captionsSrc } = part;
    put({ kind, sources, captionsSrc: kind === 'video' ? captionsSrc : undefined });
  };
  return html`<div class="field">
    <label for=${id}>Kind</label>
    <select id=${id} @change=${choose}>
      ${kindsInOrder.map(
        (kind) =>
          html`<option value=${kind} ?selected=${kind === part.kind}>${KINDS[kind].name}</option>`,
      )}
    </select>
  </div>`;
}

const kindsInOrder = Object.keys(KINDS) as Part['kind'][];

function minutesView(shown: Shown, { put, keep }: PartActions): TemplateResult {
  const { part, index, typed } = shown;
  const name = `part-time-${index}`;
  return field({
    name,
    label: 'Minutes',
    hint: KINDS[part.kind].minutesHint,
    value: typed('time') ?? minutesText(part.durationSeconds),
    problems: withOwn(shown, name, typed('time'), {
      message: 'This is no time.',
      remedy: 'Type minutes, like 45 or 7.5, up to a day.',
    }),
    onInput: (text) => {
      const durationSeconds = secondsOf(text);
      keep('time', durationSeconds === null ? text : null);
      if (durationSeconds !== null) put({ durationSeconds });
    },
  });
}

const NO_ADDRESS = {
  message: 'This is no web address yet, and is not saved.',
  remedy: 'Type it whole, with https:// before it.',
};

function addressView(shown: Shown, { put, keep }: PartActions): TemplateResult {
  const { part, index, typed } = shown;
  const { addressLabel, addressHint } = KINDS[part.kind];
  const name = `part-src-${index}`;
  return field({
    name,
    label: addressLabel,
    hint: addressHint,
    value: typed('src') ?? part.sources[0]?.src ?? '',
    problems: withOwn(shown, name, typed('src'), NO_ADDRESS),
    onInput: (text) => {
      const src = text.trim();
      const isGood = src === '' || isAddress(src);
      keep('src', isGood ? null : text);
      if (isGood) put({ sources: src ? [{ src, type: typeOf(part.kind, src) }] : [] });
    },
  });
}

function captionsView(shown: Shown, { put, keep }: PartActions): TemplateResult {
  const { part, index, typed } = shown;
  const name = `part-captions-${index}`;
  return field({
    name,
    label: 'Address of the captions',
    hint: 'A WebVTT file (.vtt). May stay empty, but who can’t hear needs it.',
    value: typed('captions') ?? part.captionsSrc ?? '',
    problems: withOwn(shown, name, typed('captions'), NO_ADDRESS),
    onInput: (text) => {
      const src = text.trim();
      const isGood = src === '' || isAddress(src);
      keep('captions', isGood ? null : text);
      if (isGood) put({ captionsSrc: src || undefined });
    },
  });
}

/** Offered where a browser can read it. */
function lengthView(
  { part, isReading, lengthProblem }: Shown,
  { readLength }: PartActions,
): TemplateResult | typeof nothing {
  const canRead = (part.kind === 'video' || part.kind === 'audio') && part.sources.length > 0;
  if (!canRead) return nothing;
  return html`<p>
      <wa-button appearance="outlined" size="s" ?loading=${isReading} @click=${readLength}
        >Read the length<span class="visually-hidden"> of ${part.title}</span></wa-button
      >
    </p>
    ${lengthProblem ? html`<p class="field-problem" role="alert">${lengthProblem}</p>` : nothing}`;
}

function orderView({ part, index, count }: Shown, { move, remove }: PartActions): TemplateResult {
  const button = (by: -1 | 1, words: string, isThere: boolean) =>
    html`<wa-button
      id="move-${by}-${part.id}"
      appearance="outlined"
      size="s"
      ?disabled=${!isThere}
      @click=${() => move(by)}
      >${words}<span class="visually-hidden">: ${part.title}</span></wa-button
    >`;
  return html`<p class="actions">
    ${count > 1 ? html`${button(-1, 'Move up', index > 0)} ${button(1, 'Move down', index < count - 1)}` : nothing}
    <wa-button appearance="outlined" size="s" @click=${remove}
      >Remove<span class="visually-hidden">: ${part.title}</span></wa-button
    >
  </p>`;
}

/** What the server says of a field, and what is wrong with what is typed right now. */
function withOwn(
  { problems }: Shown,
  name: string,
  typed: string | undefined,
  words: { message: string; remedy: string },
): Problems {
  return typed === undefined ? problems : [{ code: 'TYPED', field: name, ...words }];
}
