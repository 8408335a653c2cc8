import { type TemplateResult, html, nothing } from 'lit';
import type { FieldMapRequest, HostEventResponse } from '../../server/contract/host.ts';
import type { HostPageData } from '../../server/contract/pages.ts';
import type { ApiClient } from '../element/api-client.ts';
import { type VerdictActions, verdictView } from './form-verdict.ts';
import { noticeBox } from './problem-box.ts';

type Form = HostEventResponse['form'];
type Box = FieldMapRequest['name'];

export interface FormActions extends VerdictActions {
  upload: (file: File) => void;
  map: (fieldMap: FieldMapRequest) => void;
  viewForm: () => void;
}

interface FormState {
  isBusy: boolean;
  rights: HostPageData['rights'];
  api: ApiClient;
}

const PLACES = ['name', 'signature', 'date'] as const;
const SIZES = ['x', 'y', 'width', 'height'] as const;

/** Offered when nothing is known yet: three places in the middle of a letter page. */
const FIRST_MAP: FieldMapRequest = {
  name: { page: 0, x: 60, y: 600, width: 300, height: 22 },
  signature: { page: 0, x: 60, y: 220, width: 240, height: 46 },
  date: { page: 0, x: 370, y: 220, width: 150, height: 18 },
};

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
  { isBusy, rights, api }: FormState,
  actions: FormActions,
): TemplateResult {
  const mayServe = rights.includes('serve-form');
  return html`<section class="card">
    <h2>Official form</h2>
    ${noticeBox(STATUS[form.status], form.status === 'ready' ? 'success' : 'warning')}
    ${form.status === 'missing' ? nothing : currentView(form, actions)}
    ${verdictView(form, { event, api, isBusy, mayServe }, actions)}
    ${mayServe ? uploadView(isBusy, actions) : nothing}
    <div class="working" role="status">
      ${
        isBusy
          ? html`<wa-progress-bar indeterminate label="Working on the form"></wa-progress-bar>
              <p>Working on the form …</p>`
          : nothing
      }
    </div>
    ${UNMAPPABLE.has(form.status) || !mayServe ? nothing : mapView(form, isBusy, actions)}
  </section>`;
}

const uploadView = (isBusy: boolean, actions: FormActions): TemplateResult =>
  html`<p>
    <label
      >Upload the PDF from PDUPS
      <input
        type="file"
        accept="application/pdf"
        ?disabled=${isBusy}
        @change=${(event: Event) => chooseFile(event, actions)}
      />
    </label>
  </p>`;

const currentView = ({ version, sha256 }: Form, { viewForm }: FormActions): TemplateResult =>
  html`<p>
    Version ${version}, SHA-256 <code>${sha256?.slice(0, 16)}…</code>
    <wa-button appearance="outlined" size="s" @click=${viewForm}>View the form</wa-button>
  </p>`;

function chooseFile(event: Event, { upload }: FormActions): void {
  const input = event.currentTarget;
  if (!(input instanceof HTMLInputElement)) return;
  const [file] = input.files ?? [];
  if (file) upload(file);
  input.value = '';
}

function mapView(form: Form, isBusy: boolean, actions: FormActions): TemplateResult {
  const map = form.fieldMap ?? FIRST_MAP;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) actions.map(readMap(event.currentTarget));
  };
  return html`<details ?open=${form.status === 'needs-map'}>
    <summary>Places on the form</summary>
    <p>In points (1/72 inch), from the left and the bottom of the page. Pages count from 0.</p>
    <form class="map" @submit=${submit}>
      ${PLACES.map((place) => placeView(place, map[place]))}
      <wa-button type="submit" variant="brand" ?disabled=${isBusy}>Use these places</wa-button>
    </form>
  </details>`;
}

const placeView = (place: string, box: Box): TemplateResult =>
  html`<fieldset>
    <legend>${place}</legend>
    ${(['page', ...SIZES] as const).map(
      (size) =>
        html`<label
          >${size}
          <input
            type="number"
            name="${place}.${size}"
            min="0"
            step="any"
            required
            .value=${String(box[size])}
          />
        </label>`,
    )}
  </fieldset>`;

function readMap(form: HTMLFormElement): FieldMapRequest {
  const data = new FormData(form);
  const at = (place: string, size: string) => Number(data.get(`${place}.${size}`));
  const box = (place: string): Box => ({
    page: at(place, 'page'),
    x: at(place, 'x'),
    y: at(place, 'y'),
    width: at(place, 'width'),
    height: at(place, 'height'),
  });
  return { name: box('name'), signature: box('signature'), date: box('date') };
}
