import { type TemplateResult, html, nothing } from 'lit';
import type { AttendanceResponse, EvaluationRequest } from '../../server/contract/educator.ts';
import type { DeskState } from './element-state.ts';
import { say } from './say.ts';
import { submitted } from './submitted.ts';

type Question = AttendanceResponse['event']['evaluation'][number];

const RATINGS = ['1', '2', '3', '4', '5'];

/** The session's questions, if it has any; once they are in, a word of thanks. */
export function evaluationView(
  { event: { evaluation }, hasSubmittedEvaluation }: AttendanceResponse,
  desk: DeskState,
): TemplateResult | typeof nothing {
  if (evaluation.length === 0) return nothing;
  return html`<section part="evaluation">
    <h3>${say('evaluation')}</h3>
    ${
      hasSubmittedEvaluation
        ? html`<p class="done">${say('evaluationDone')}</p>`
        : formView(evaluation, desk)
    }
  </section>`;
}

function formView(questions: readonly Question[], desk: DeskState): TemplateResult {
  const isBusy = desk.busy === 'evaluation';
  return html`<form @submit=${submitted((data) => void desk.evaluate(readAnswers(data)))}>
    ${questions.map(questionView)}
    <button ?disabled=${isBusy}>${say(isBusy ? 'working' : 'submitEvaluation')}</button>
  </form>`;
}

/** Only the ends of the scale have words. */
const rating = (value: string): string =>
  ({ 1: say('rating1'), 5: say('rating5') })[value] ?? value;

function questionView({ id, text, kind }: Question): TemplateResult {
  if (kind === 'text') {
    return html`<label class="question"
      >${text}<textarea name=${id} rows="3" maxlength="2000" required></textarea>
    </label>`;
  }
  return html`<fieldset class="question">
    <legend>${text}</legend>
    ${RATINGS.map(
      (value) =>
        html`<label class="choice"
          ><input type="radio" name=${id} value=${value} required />${rating(value)}</label
        >`,
    )}
  </fieldset>`;
}

/** The answers of a submitted form, in the shape of the contract. */
const readAnswers = (data: FormData): EvaluationRequest => ({
  answers: [...data].map(([questionId, value]) => ({ questionId, value: String(value) })),
});
