import { type TemplateResult, html, nothing } from 'lit';
import type { HostPageData } from '../../server/contract/pages.ts';
import { type Route, eventsHash, hashOf } from './route.ts';

/** Places below the list of events. */
const EVENT_PAGES: readonly Route['page'][] = ['events', 'event', 'person', 'editor'];

/** Where one can go in the console. */
export function navigation(
  { page }: Route,
  { rights, hosts, hostId }: HostPageData,
): TemplateResult {
  const isEvents = EVENT_PAGES.some((name) => name === page);
  const link = (href: string, words: string, isHere: boolean) =>
    html`<a href=${href} aria-current=${isHere ? 'page' : nothing}>${words}</a>`;
  return html`<nav class="console-nav" aria-label="Console">
    ${link(hashOf({ page: 'home' }), 'What needs me', page === 'home')}
    ${link(eventsHash(), 'Events', isEvents)}
    ${
      rights.includes('see-records')
        ? html`${link(hashOf({ page: 'sheet' }), 'Numbers for PDUPS', page === 'sheet')}
          ${link(hashOf({ page: 'audit' }), 'Audit log', page === 'audit')}`
        : nothing
    }
    ${
      rights.includes('run-host')
        ? html`${link(hashOf({ page: 'mail', state: '' }), 'Mail', page === 'mail')}
          ${link(hashOf({ page: 'people' }), 'People', page === 'people')}
          ${link(hashOf({ page: 'settings' }), 'Settings', page === 'settings')}`
        : nothing
    }
    ${hosts.length > 0 ? link(hashOf({ page: 'account' }), 'Your account', page === 'account') : nothing}
    ${hosts.filter((host) => host.hostId !== hostId).map(otherHost)}
  </nav>`;
}

/** For somebody who works for several hosts. */
const otherHost = ({ hostId, name }: HostPageData['hosts'][number]): TemplateResult =>
  html`<a href="/console?host=${encodeURIComponent(hostId)}">${name}</a>`;
