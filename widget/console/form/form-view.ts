import { type TemplateResult, html, nothing } from 'lit';
import type { FieldMapRequest, HostEventResponse } from '../../../server/contract/host.ts';
import type { HostPageData } from '../../../server/contract/pages.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { type VerdictActions, verdictView } from './form-verdict.ts';
import { type Problem, noticeBox } from '../problem-box.ts';

type Form = HostEventResponse['form'];

export interface FormActions extends VerdictActions {
  /** With the password of a locked PDF, else empty. */
  upload: (file: File, password: string) => void;
  map: (fieldMap: FieldMapRequest) => void;
  viewForm: () => void;
}

interface FormState {
  isBusy: boolean;
  /** What was wrong with the last upload. */
  failure: Problem | null;
  rights: HostPageData['rights'];
  api: ApiClient;
  /** The event's address in the API. */
  path: string;
}

const STATUS: Record<Form['status'], string> = {
  missing:
    'There is no form yet. Print the certificate of this event in PDUPS (“Print to PDF”) and upload it here. Claims wait until then.',
  'needs-review':
    'The form was kept, but some facts of it could not be read or differ from the event. Decide on each below.',
  'needs-map': 'The form was taken. Say where name, signature and date go, and it is put to use.',
  ready: 'The form is in use.',
  stale:
    'A printed fact was edited after this print. Print the certificate again in PDUPS and upload it; claims wait until then, and certificates issued before stay as they are.',
};

/** There is nothing to say yet of where things go. */
const UNMAPPABLE: ReadonlySet<Form['status']> = new Set(['missing', 'needs-review', 'stale']);

/** The official form: what is there, a new one, and the places on it (R-CRT-6, R-CRT-10). */
export function formView(
  { form, event }: HostEventResponse,
  state: FormState,
  actions: FormActions,
): TemplateResult {
  const { isBusy, rights, api } = state;
  const mayServe = rights.includes('serve-form');
  return html`<section class="card">
    <h2>Official form</h2>
    ${noticeBox(STATUS[form.status], form.status === 'ready' ? 'success' : 'warning')}
    ${form.status === 'missing' ? nothing : currentView(form, actions)}
    ${verdictView(form, { event, api, isBusy, mayServe }, actions)}
    ${
      mayServe
        ? html`<form-upload
            .isBusy=${isBusy}
            .isLocked=${isLocked(state.failure)}
            .upload=${actions.upload}
          ></form-upload>`
        : nothing
    }
    <div class="working" role="status">
      ${
        isBusy
          ? html`<wa-progress-bar indeterminate label="Working on the form"></wa-progress-bar>
              <p>Working on the form …</p>`
          : nothing
      }
    </div>
    ${UNMAPPABLE.has(form.status) || !mayServe ? nothing : mapView(form, state, actions)}
  </section>`;
}

/** Whether the last upload could be read with a password. */
const isLocked = (failure: Problem | null): boolean =>
  failure?.reasons?.some(({ code }) => LOCKED.has(code)) ?? false;
const LOCKED = new Set(['FORM_LOCKED', 'FORM_PASSWORD_WRONG']);

const currentView = ({ version, sha256 }: Form, { viewForm }: FormActions): TemplateResult =>
  html`<p>
    Version ${version}, SHA-256 <code>${sha256?.slice(0, 16)}…</code>
    <wa-button appearance="outlined" size="s" @click=${viewForm}>View the form</wa-button>
  </p>`;

function mapView(
  form: Form,
  { isBusy, api, path }: FormState,
  { map }: FormActions,
): TemplateResult {
  return html`<details ?open=${form.status === 'needs-map'}>
    <summary>Places on the form</summary>
    <field-map-editor
      .api=${api}
      .path=${path}
      .save=${map}
      .form=${form}
      .isBusy=${isBusy}
    ></field-map-editor>
  </details>`;
}
