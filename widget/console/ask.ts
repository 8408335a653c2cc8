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

/**
 * Asks in a dialog: focus stays inside, Escape means no, and focus returns to where it was. Answers
 * null for no; for yes the reason, which is empty when none was asked for.
 */
export async function ask(question: Question): Promise<string | null> {
  const dialog = document.createElement('wa-dialog');
  dialog.label = question.title;
  dialog.addEventListener('wa-after-hide', () => dialog.remove());
  const answer = new Promise<string | null>((resolve) => {
    let given: string | null = null;
    dialog.addEventListener('wa-after-hide', () => resolve(given));
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      if (!(event.currentTarget instanceof HTMLFormElement)) return;
      given = String(new FormData(event.currentTarget).get('reason') ?? '');
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
  { text, yes, no, reason, isDangerous = false }: Question,
  dialog: WaDialog,
  submit: (event: SubmitEvent) => void,
): TemplateResult {
  const accept = () => dialog.querySelector('form')?.requestSubmit();
  return html`<form class="question" @submit=${submit}>
      <p>${text}</p>
      ${reason ? reasonView(reason) : nothing}
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

const reasonView = ({ label, hint }: NonNullable<Question['reason']>): TemplateResult =>
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
      autofocus
      aria-describedby="question-hint"
    ></textarea>
  </div>`;
