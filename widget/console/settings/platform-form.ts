import { type TemplateResult, html, nothing } from 'lit';
import type { PlatformRequest } from '../../../server/contract/platforms.ts';
import { checkbox, field } from '../editor/editor-fields.ts';

/** What is typed of an LMS; `lines` is a deployment on each line. */
export type PlatformDraft = Omit<PlatformRequest, 'deploymentIds'> & { lines: string };

export const EMPTY_DRAFT: PlatformDraft = {
  name: '',
  issuer: '',
  clientId: '',
  authenticationEndpoint: '',
  tokenEndpoint: '',
  jwksUri: '',
  lines: '',
  approvesDeployments: false,
};

/** A connected LMS, to be changed. */
export function draftOf(platform: PlatformRequest): PlatformDraft {
  const { name, issuer, clientId, authenticationEndpoint, tokenEndpoint, jwksUri } = platform;
  const { approvesDeployments } = platform;
  const lines = platform.deploymentIds.join('\n');
  const addresses = { issuer, clientId, authenticationEndpoint, tokenEndpoint, jwksUri };
  return { name, ...addresses, lines, approvesDeployments };
}

export interface PlatformFormOptions {
  /** Tells the fields of several forms on one page apart. */
  id: string;
  draft: PlatformDraft;
  /** Issuer and client id stay once it is connected. */
  isNew: boolean;
  isBusy: boolean;
  change: (change: Partial<PlatformDraft>) => void;
  save: () => void;
  remove: () => void;
}

/** The fields of one LMS. */
export function platformForm(options: PlatformFormOptions): TemplateResult {
  const { id, draft, isNew, change, save } = options;
  const text = (
    name: Exclude<keyof PlatformDraft, 'approvesDeployments'>,
    label: string,
    hint = '',
  ) =>
    field({
      name: `${id}-${name}`,
      label,
      hint,
      value: draft[name],
      problems: [],
      onInput: (value) => change({ [name]: value }),
    });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save();
  };
  return html`<form @submit=${submit}>
    ${text('name', 'Name', 'As you call it, for example “Canvas of the district”.')}
    ${isNew ? html`${text('issuer', 'Issuer')} ${text('clientId', 'Client id')}` : nothing}
    ${text('authenticationEndpoint', 'Authentication address')}
    ${text('tokenEndpoint', 'Token address')} ${text('jwksUri', 'Address of its keys (JWKS)')}
    ${field({
      name: `${id}-lines`,
      label: 'Deployment ids',
      hint: 'One on each line. A further installation in the same LMS is a further line.',
      rows: 2,
      value: draft.lines,
      problems: [],
      onInput: (lines) => change({ lines }),
    })}
    ${checkbox(
      'Let every further installation in this LMS in by itself',
      draft.approvesDeployments,
      (approvesDeployments) => change({ approvesDeployments }),
    )}
    ${buttons(options)}
  </form>`;
}

const buttons = ({ draft, isNew, isBusy, remove }: PlatformFormOptions): TemplateResult =>
  html`<p class="actions">
    <button class="button" ?disabled=${isBusy}>${isNew ? 'Connect it' : 'Save'}</button>
    ${
      isNew
        ? nothing
        : html`<button type="button" class="button secondary" ?disabled=${isBusy} @click=${remove}>
            Remove ${draft.name}
          </button>`
    }
  </p>`;

/** As the API takes it. */
export function toRequest({ lines, ...rest }: PlatformDraft): PlatformRequest {
  const deploymentIds = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return { ...rest, deploymentIds };
}
