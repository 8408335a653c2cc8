import { type TemplateResult, html, nothing } from 'lit';
import type { SettingsResponse } from '../../../server/contract/settings.ts';
import { ask } from '../ask.ts';
import { checkbox } from '../editor/editor-fields.ts';
import { dayIn } from '../moment.ts';
import { noticeBox } from '../problem-box.ts';

export interface ConsentState {
  settings: SettingsResponse;
  /** The box is ticked. */
  hasAgreed: boolean;
  isBusy: boolean;
}

export interface ConsentActions {
  agree: (hasAgreed: boolean) => void;
  /** Notes it for the signature in use. */
  note: () => void;
  /** Asks first. */
  withdraw: () => void;
}

/** Whether the signatory agrees to the signature in use, and how that changes (R-CRT-2). */
export function consentView(
  state: ConsentState,
  actions: ConsentActions,
): TemplateResult | typeof nothing {
  const { settings, isBusy } = state;
  const { signatoryName, signatoryConsent: consent, hasSignature, timeZone } = settings;
  if (!hasSignature) return nothing;
  if (!consent)
    return html`${noticeBox(NOT_AGREED, 'warning')} ${consentField(state, actions)}
      <p class="actions">
        <wa-button
          variant="brand"
          ?disabled=${!state.hasAgreed || isBusy || !signatoryName}
          @click=${actions.note}
          >Note this consent</wa-button
        >
      </p>`;
  return html`<p>
      <strong>${signatoryName}</strong> has agreed that this signature is printed on certificates of
      this host. Noted by ${consent.by}, ${dayIn(consent.at, timeZone)}.
    </p>
    <p class="actions">
      <wa-button appearance="outlined" ?disabled=${isBusy} @click=${actions.withdraw}
        >Withdraw consent</wa-button
      >
    </p>`;
}

const NOT_AGREED =
  'Nothing is signed with it: consent to this name and this signature is missing. Educators’ claims wait, and nothing of them is lost.';

/** The signatory's word; without a saved name there is nobody whose word it could be. */
export function consentField(state: ConsentState, { agree }: ConsentActions): TemplateResult {
  const { signatoryName } = state.settings;
  if (!signatoryName) return html`<p class="hint">Type above who signs, and save it first.</p>`;
  const which = isAskedAbove(state) ? 'this' : 'the new';
  return checkbox(
    `${signatoryName} has agreed that ${which} signature is printed on certificates of this host`,
    state.hasAgreed,
    agree,
  );
}

/** Whether the box stands beside the signature in use, as long as that one is not agreed to. */
export const isAskedAbove = ({ settings }: ConsentState): boolean =>
  settings.hasSignature && settings.signatoryConsent === null;

/** True when it is meant. */
export async function askToWithdraw(): Promise<boolean> {
  const answer = await ask({
    title: 'Withdraw this consent?',
    text: 'No certificate of this host is signed any more, so none is issued: educators’ claims wait until consent is noted again. Certificates that were issued stay as they are.',
    yes: 'Withdraw consent',
    no: 'Keep it',
    isDangerous: true,
  });
  return answer !== null;
}
