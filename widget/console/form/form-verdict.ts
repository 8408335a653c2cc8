import { type TemplateResult, html, nothing } from 'lit';
import type { FormFactsRequest, HostEventResponse } from '../../../server/contract/host.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { dayIn } from '../moment.ts';

type Form = HostEventResponse['form'];
type Fact = NonNullable<Form['facts']>[number];

export interface VerdictActions {
  /** Keeps a person's word on facts that the guard could not settle. */
  settle: (request: FormFactsRequest) => void;
}

export interface VerdictState {
  event: HostEventResponse['event'];
  api: ApiClient;
  isBusy: boolean;
  mayServe: boolean;
}

/** What the guard found, fact by fact, beside the picture of the form while something is open (R-CRT-6). */
export function verdictView(
  form: Form,
  state: VerdictState,
  actions: VerdictActions,
): TemplateResult | typeof nothing {
  const { facts = [], version = 0 } = form;
  if (facts.length === 0) return nothing;
  const isOpen = form.status === 'needs-review';
  const mayDecide = isOpen && state.mayServe;
  const table = factTable(facts, { ...state, mayDecide });
  if (!isOpen) {
    return html`<details class="verdict">
      <summary>What was found in the form</summary>
      ${table}
    </details>`;
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    actions.settle({ version, decisions: readDecisions(event.currentTarget, facts) });
  };
  return html`<div class="verdict beside">
    <form @submit=${submit}>
      <h3>Compare the form with the event</h3>
      <p>${form.isTextless ? TEXTLESS : OPEN}</p>
      ${table}
      ${
        mayDecide
          ? html`<wa-button type="submit" variant="brand" ?disabled=${state.isBusy}
              >Keep these decisions</wa-button
            >`
          : nothing
      }
    </form>
    <form-pages .api=${state.api} .eventId=${state.event.id} .version=${version}></form-pages>
  </div>`;
}

const TEXTLESS =
  'This form is a picture, so its facts can’t be read by a program. Look for each of them in the picture and confirm those that are there. Your name and the time are kept with it.';
const OPEN =
  'Some facts could not be read, or differ. Look at them in the picture. If the form is wrong, correct the event or PDUPS and upload a new print instead.';

const factTable = (
  facts: readonly Fact[],
  state: VerdictState & { mayDecide: boolean },
): TemplateResult =>
  html`<div class="table" role="region" aria-label="Facts of the form" tabindex="0">
    <table class="facts">
      <thead>
        <tr>
          <th scope="col">Fact</th>
          <th scope="col">This event</th>
          <th scope="col">The form</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        ${facts.map((fact) => factRow(fact, state))}
      </tbody>
    </table>
  </div>`;

const VERDICTS = {
  found: { variant: 'success', words: 'Found' },
  differs: { variant: 'danger', words: 'Differs' },
  'not-found': { variant: 'warning', words: 'Not read' },
} as const;

function factRow(fact: Fact, state: VerdictState & { mayDecide: boolean }): TemplateResult {
  const { label, onEvent, onForm, verdict, decision } = fact;
  const { variant, words } = VERDICTS[verdict];
  const isOpen = state.mayDecide && verdict !== 'found' && !decision;
  return html`<tr>
    <th scope="row">${label}</th>
    <td data-label="This event">${onEvent}</td>
    <td data-label="The form">${onForm ?? '–'}</td>
    <td data-label="Verdict">
      <wa-badge variant=${variant} appearance="filled" pill>${words}</wa-badge>
      ${decision ? decisionView(decision, state.event.timeZone) : nothing}
      ${isOpen ? decisionField(fact) : nothing}
    </td>
  </tr>`;
}

const decisionView = (
  { kind, reason, by, at }: NonNullable<Fact['decision']>,
  timeZone: string,
): TemplateResult =>
  html`<span class="hint"
    >${kind === 'seen' ? 'Seen in the picture' : `Right all the same: “${reason}”`}, ${by},
    ${dayIn(at, timeZone)}</span
  >`;

/** One that can't be read is confirmed; one that differs needs a reason. */
const decisionField = ({ fact, label, verdict }: Fact): TemplateResult =>
  verdict === 'not-found'
    ? html`<label class="confirm">
        <input type="checkbox" name=${fact} />
        I see it<span class="visually-hidden"> on the form: ${label}</span>
      </label>`
    : html`<label class="reason"
        >Right all the same, because<span class="visually-hidden"> (${label})</span>
        <textarea name=${fact} rows="2" minlength="3" maxlength="1000"></textarea>
      </label>`;

function readDecisions(form: HTMLFormElement, facts: readonly Fact[]) {
  const data = new FormData(form);
  return facts.flatMap(({ fact, verdict }) => {
    const given = String(data.get(fact) ?? '').trim();
    if (given === '') return [];
    return [{ fact, reason: verdict === 'differs' ? given : '' }];
  });
}
