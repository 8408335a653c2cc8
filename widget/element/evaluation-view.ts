import { type TemplateResult, html } from 'lit';
import type { AttendanceResponse, EvaluationRequest } from '../../server/contract/educator.ts';
import { say } from './say.ts';

type Question = AttendanceResponse['event']['evaluation'][number];

const RATINGS = ['1', '2', '3', '4', '5'];

/** The session's questions; once they are in, a word of thanks. */
export function evaluationView(
  questions: readonly Question[],
  state: { isDone: boolean; isBusy: boolean; submit: (event: SubmitEvent) => void },
): TemplateResult {
  if (state.isDone) {
    return html`<section part="evaluation">
      <h3>${say('evaluation')}</h3>
      <p class="done">${say('evaluationDone')}</p>
    </section>`;
  }
  return html`<section part="evaluation">
    <h3>${say('evaluation')}</h3>
    <form @submit=${state.submit}>
      ${questions.map(questionView)}
      <button ?disabled=${state.isBusy}>
        ${state.isBusy ? say('working') : say('submitEvaluation')}
      </button>
    </form>
  </section>`;
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
export function readAnswers(form: HTMLFormElement): EvaluationRequest {
  const answers = [...new FormData(form)].map(([questionId, value]) => ({
    questionId,
    value: String(value),
  }));
  return { answers };
}
