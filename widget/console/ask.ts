import type WaDialog from '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { type TemplateResult, html, nothing, render } from 'lit';

/** A question before something that can't be taken back. */
export interface Question {
  title: string;
  /** What happens then. */
  text: string | TemplateResult;
  /** The deed, as its button says it. */
  yes: string;
  no: string;
  /** Asked for as well, and kept on record. */
  reason?: { label: string; hint: string };
  isDangerous?: boolean;
}

/** The same, when a number of minutes is asked for too. */
interface MinutesQuestion extends Question {
  minutes: { label: string; hint: string; value: number; max: number };
}

/**
 * Asks in a dialog: focus stays inside, Escape means no, and focus returns to where it was. Answers
 * null for no; for yes the reason, which is empty when none was asked for.
 */
export async function ask(question: Question): Promise<string | null> {
  const given = await askForm(question);
  return given && String(given.get('reason') ?? '');
}

/** Asks for minutes and a reason; null for no. */
export async function askMinutes(
  question: MinutesQuestion,
): Promise<{ minutes: number; reason: string } | null> {
  const given = await askForm(question);
  return given && { minutes: Number(given.get('minutes')), reason: String(given.get('reason')) };
}

async function askForm(question: Question | MinutesQuestion): Promise<FormData | null> {
  const dialog = document.createElement('wa-dialog');
  dialog.label = question.title;
  dialog.addEventListener('wa-after-hide', () => dialog.remove());
  const answer = new Promise<FormData | null>((resolve) => {
    let given: FormData | null = null;
    dialog.addEventListener('wa-after-hide', () => resolve(given));
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      if (!(event.currentTarget instanceof HTMLFormElement)) return;
      given = new FormData(event.currentTarget);
      dialog.open = false;
    };
    render(questionView(question, dialog, submit), dialog);
  });
  document.body.append(dialog);
  await dialog.updateComplete;
  dialog.open = true;
  return answer;
}

function questionView(
  question: Question | MinutesQuestion,
  dialog: WaDialog,
  submit: (event: SubmitEvent) => void,
): TemplateResult {
  const { text, yes, no, reason, isDangerous = false } = question;
  const accept = () => dialog.querySelector('form')?.requestSubmit();
  return html`<form class="question" @submit=${submit}>
      <p>${text}</p>
      ${'minutes' in question ? minutesView(question.minutes) : nothing}
      ${reason ? reasonView(reason, !('minutes' in question)) : nothing}
    </form>
    <wa-button
      slot="footer"
      appearance="outlined"
      data-dialog="close"
      ?autofocus=${reason === undefined}
      >${no}</wa-button
    >
    <wa-button slot="footer" variant=${isDangerous ? 'danger' : 'brand'} @click=${accept}
      >${yes}</wa-button
    >`;
}

const minutesView = ({ label, hint, value, max }: MinutesQuestion['minutes']): TemplateResult =>
  html`<div class="field">
    <label for="question-minutes">${label}</label>
    <p class="hint" id="minutes-hint">${hint}</p>
    <input
      id="question-minutes"
      name="minutes"
      type="number"
      min="1"
      max=${max}
      step="1"
      required
      autofocus
      .value=${String(value)}
      aria-describedby="minutes-hint"
    />
  </div>`;

const reasonView = (
  { label, hint }: NonNullable<Question['reason']>,
  isFirst: boolean,
): TemplateResult =>
  html`<div class="field">
    <label for="question-reason">${label}</label>
    <p class="hint" id="question-hint">${hint}</p>
    <textarea
      id="question-reason"
      name="reason"
      rows="3"
      minlength="3"
      maxlength="1000"
      required
      ?autofocus=${isFirst}
      aria-describedby="question-hint"
    ></textarea>
  </div>`;
