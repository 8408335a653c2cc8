import { type TemplateResult, html } from 'lit';
import type { ApiClient } from '../element/api-client.ts';
import type { SelfLoading } from './route.ts';

/** The places that ask the server for what they show themselves. */
export function ownPage(route: SelfLoading, api: ApiClient): TemplateResult {
  switch (route.page) {
    case 'editor':
      return html`<event-editor .api=${api} .eventId=${route.id}></event-editor>`;
    case 'settings':
      return html`<settings-page .api=${api}></settings-page>`;
    case 'people':
      return html`<people-page .api=${api}></people-page>`;
    case 'mail':
      return html`<mail-page .api=${api} .chosen=${route.state}></mail-page>`;
    case 'account':
      return html`<account-page></account-page>`;
  }
}
