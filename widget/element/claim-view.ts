import { type TemplateResult, html, nothing } from 'lit';
import type { ClaimRequest, ClaimResponse, ErrorResponse } from '../../server/contract/educator.ts';
import { reasonsView } from './progress-view.ts';
import { say } from './say.ts';

type Problem = ErrorResponse['error'];
type Certificate = NonNullable<ClaimResponse['certificate']>;

export interface ClaimState {
  name: string;
  isBusy: boolean;
  problem: Problem | null;
  submit: (event: SubmitEvent) => void;
  open: () => void;
  download: () => void;
  /** Null when the educator has no address. */
  mail: (() => void) | null;
  isMailed: boolean;
}

/** Name, statement and claim; or what became of the claim. */
export function claimView(claim: ClaimResponse | null, state: ClaimState): TemplateResult {
  return html`<section class="claim" part="claim">
    <h3>${claim?.certificate ? say('ready') : say('certificate')}</h3>
    ${claim?.certificate ? issuedView(claim, claim.certificate, state) : nothing}
    ${claim?.status === 'waiting' ? html`<p role="status">${waitingWords(claim)}</p>` : nothing}
    ${claim && !isNameTooLong(claim) ? nothing : formView(state)}
    ${state.problem ? problemView(state.problem) : nothing}
  </section>`;
}

const isNameTooLong = ({ heldUp }: ClaimResponse): boolean => heldUp?.code === 'NAME_TOO_LONG';

/** The host mends what it can; a name can be mended by its owner alone. */
function waitingWords(claim: ClaimResponse): string {
  if (isNameTooLong(claim)) return say('nameTooLong');
  if (claim.heldUp?.code === 'CLAIM_TOO_EARLY') return say('waitingAgain');
  return claim.heldUp ? say('heldUp') : say('waiting');
}

function formView({ name, isBusy, submit }: ClaimState): TemplateResult {
  return html`<form @submit=${submit} novalidate>
    <label class="question"
      >${say('name')}<input name="name" autocomplete="name" maxlength="200" .value=${name} />
    </label>
    <label class="choice"><input type="checkbox" name="montana" />${say('montana')}</label>
    <button ?disabled=${isBusy}>${isBusy ? say('making') : say('claim')}</button>
  </form>`;
}

/** The educator's own words of a submitted form, in the shape of the contract (R-CRT-3). */
export function readClaim(form: HTMLFormElement): ClaimRequest {
  const data = new FormData(form);
  return { name: String(data.get('name') ?? ''), isMontanaEducator: data.has('montana') };
}

function issuedView(
  { name }: ClaimResponse,
  { serial, issuedAt, checkUrl }: Certificate,
  { isBusy, open, download, mail, isMailed }: ClaimState,
): TemplateResult {
  const day = new Date(issuedAt).toLocaleDateString(say('dateLocale'), { dateStyle: 'long' });
  return html`<p>${say('issuedTo', name, day)}</p>
    <p class="serial">${say('serial')} <code>${serial}</code></p>
    <p class="actions">
      <button type="button" ?disabled=${isBusy} @click=${open}>
        ${isBusy ? say('working') : say('open')}
      </button>
      <button type="button" class="secondary" ?disabled=${isBusy} @click=${download}>
        ${say('download')}
      </button>
      ${
        mail
          ? html`<button type="button" class="secondary" ?disabled=${isBusy} @click=${mail}>
              ${say('mail')}
            </button>`
          : nothing
      }
    </p>
    <p role="status">${isMailed ? say('mailed') : nothing}</p>
    <p>
      ${say('check')} <a href=${checkUrl} target="_blank" rel="noopener">${checkUrl}</a>
      <button
        type="button"
        class="secondary"
        @click=${(event: Event) => void copy(event, checkUrl)}
      >
        ${say('copy')}
      </button>
    </p>`;
}

/** In a frame that may not copy, the link can still be marked by hand. */
async function copy({ currentTarget }: Event, text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  if (currentTarget instanceof HTMLElement) currentTarget.textContent = say('copied');
}

/** What went wrong with all reasons; gets the focus, so that it is read out. */
export function problemView(problem: Problem): TemplateResult {
  const { message, remedy, reasons = [], supportCode } = problem;
  return html`<div class="problem" role="alert" tabindex="-1">
    <p><strong>${message}</strong> ${remedy}</p>
    ${reasons.length > 0 ? reasonsView(reasons) : nothing}
    ${supportCode ? html`<p class="support">${say('support', supportCode)}</p>` : nothing}
  </div>`;
}
