import { type TemplateResult, html, nothing } from 'lit';
import type { EventResponse } from '../../../server/contract/event.ts';
import type { HostPageData } from '../../../server/contract/pages.ts';
import type { EventData } from './event-page.ts';
import { noticeBox } from '../problem-box.ts';
import { hashOf } from '../route.ts';

export interface DeskActions {
  /** Asks why first. */
  cancel: () => void;
  report: (count: number) => void;
  /** Asks first. */
  nextYear: () => void;
  duplicate: () => void;
}

/** What can be done with an event now: form, report, edit, next year's, cancel (R-EVT-3, R-EVT-6). */
export function deskView(
  { view, editor }: EventData,
  { isBusy, rights }: { isBusy: boolean; rights: HostPageData['rights'] },
  actions: DeskActions,
): TemplateResult {
  const canEdit = rights.includes('edit-events');
  const may = (action: string) => editor.actions.includes(action) && !editor.isPractice;
  const button = (words: string, act: () => void) =>
    html`<wa-button appearance="outlined" ?disabled=${isBusy} @click=${act}>${words}</wa-button>`;
  return html`<section class="card">
    <h2>What can be done</h2>
    ${nextThing({ view, editor })}
    <p class="actions">
      ${
        editor.isPractice || editor.state === 'cancelled' || !canEdit
          ? nothing
          : html`<wa-button appearance="outlined" href=${hashOf({ page: 'editor', id: editor.id })}
              >${editor.state === 'ended' ? 'See the event, ask OPI for a change' : 'Edit the event'}</wa-button
            >`
      }
      ${canEdit ? button('Duplicate', actions.duplicate) : nothing}
      ${may('next-year') ? nextYearView(editor, button, actions) : nothing}
      ${
        may('cancel') && view.certificateCount === 0
          ? button('Cancel the event', actions.cancel)
          : nothing
      }
    </p>
  </section>`;
}

/** The one thing that is open, with a way there; nothing when all is done. */
function nextThing({ view, editor }: EventData): TemplateResult | typeof nothing {
  const link = (tab: 'form' | 'report', words: string) =>
    html`<a href=${hashOf({ page: 'event', id: editor.id, tab })}>${words}</a>`;
  if (editor.state === 'published' && view.form.status !== 'ready') {
    return noticeBox(
      html`It can’t issue certificates yet. ${link('form', 'See to its form')}; claims wait until
      then.`,
      'warning',
    );
  }
  if (editor.state === 'published' && !view.maySign) {
    const settings = html`<a href=${hashOf({ page: 'settings' })}>“Signature” in the settings</a>`;
    return noticeBox(
      html`It can’t issue certificates now: there is no signature to which its signatory agrees. See
      ${settings}; claims wait until then.`,
      'warning',
    );
  }
  const { status } = editor.report;
  if (editor.isPractice || (status !== 'due' && status !== 'differs')) return nothing;
  return noticeBox(
    html`${status === 'due' ? 'It has ended.' : 'The count changed after it was reported.'}
    ${link('report', `Key ${view.certificateCount} into PDUPS and confirm it`)}.`,
    'warning',
  );
}

const nextYearView = (
  { nextEventId }: EventResponse,
  button: (words: string, act: () => void) => TemplateResult,
  { nextYear }: DeskActions,
): TemplateResult =>
  nextEventId
    ? html`<wa-button appearance="outlined" href=${hashOf({ page: 'editor', id: nextEventId })}
        >Open next year’s event</wa-button
      >`
    : button('Make next year’s event', nextYear);
