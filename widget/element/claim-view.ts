import { type TemplateResult, html, nothing } from 'lit';
import type {
  AttendanceResponse,
  ClaimRequest,
  ClaimResponse,
} from '../../server/contract/educator.ts';
import { buttonView } from './button-view.ts';
import type { DeskState } from './element-state.ts';
import { problemView } from './problem-view.ts';
import { say } from './say.ts';
import { submitted } from './submitted.ts';

type Certificate = NonNullable<ClaimResponse['certificate']>;

/** Name, statement and claim; or what became of the claim. */
export function claimView(attendance: AttendanceResponse, desk: DeskState): TemplateResult {
  const { claim } = attendance;
  const certificate = claim?.certificate;
  return html`<section class="claim" part="claim">
    <h3>${say(certificate ? 'ready' : 'certificate')}</h3>
    ${certificate ? issuedView(attendance, certificate, desk) : nothing}
    ${claim?.status === 'waiting' ? html`<p role="status">${waitingWords(claim)}</p>` : nothing}
    ${claim && !isNameTooLong(claim) ? nothing : formView(attendance, desk)}
    ${problemView(desk.refusal)}
  </section>`;
}

const isNameTooLong = ({ heldUp }: ClaimResponse): boolean => heldUp?.code === 'NAME_TOO_LONG';

/** An evaluation on its way holds nothing up here. */
const isBusy = ({ busy }: DeskState): boolean => busy !== null && busy !== 'evaluation';

/** The host mends what it can; a name can be mended by its owner alone. */
function waitingWords({ heldUp }: ClaimResponse): string {
  if (!heldUp || heldUp.code === 'CLAIM_TOO_EARLY') return say('waiting');
  return say(heldUp.code === 'NAME_TOO_LONG' ? 'nameTooLong' : 'heldUp');
}

function formView({ educatorName }: AttendanceResponse, desk: DeskState): TemplateResult {
  const claim = submitted((data) => void desk.claim(readClaim(data)));
  return html`<form @submit=${claim} novalidate>
    <label class="question"
      >${say('name')}<input
        name="name"
        autocomplete="name"
        maxlength="200"
        .value=${educatorName}
      />
    </label>
    <label class="choice"><input type="checkbox" name="montana" />${say('montana')}</label>
    <button ?disabled=${isBusy(desk)}>${say(isBusy(desk) ? 'working' : 'claim')}</button>
  </form>`;
}

/** The educator's own words of a submitted form, in the shape of the contract (R-CRT-3). */
const readClaim = (data: FormData): ClaimRequest => ({
  name: String(data.get('name')),
  isMontanaEducator: data.has('montana'),
});

function issuedView(
  { claim, hasEmail }: AttendanceResponse,
  { serial, issuedAt, checkUrl }: Certificate,
  desk: DeskState,
): TemplateResult {
  const day = new Date(issuedAt).toLocaleDateString(say('dateLocale'), { dateStyle: 'long' });
  const busy = isBusy(desk);
  const open = () => desk.showCertificate(window.open('', '_blank'));
  const download = () => desk.showCertificate(null);
  const mail = () => desk.mailCertificate();
  return html`<p>${say('issuedTo', claim?.name ?? '', day)}</p>
    <p>${say('serial')} <code>${serial}</code></p>
    <p class="actions">
      ${buttonView(say(busy ? 'working' : 'open'), open, '', busy)}
      ${buttonView(say('download'), download, 'secondary', busy)}
      ${hasEmail ? buttonView(say('mail'), mail, 'secondary', busy) : nothing}
    </p>
    <p role="status">${desk.isMailed ? say('mailed') : nothing}</p>
    <p>${say('check')} <a href=${checkUrl} target="_blank">${checkUrl}</a></p>`;
}
