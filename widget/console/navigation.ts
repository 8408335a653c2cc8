import { type TemplateResult, html, nothing } from 'lit';
import { type Route, eventsHash, hashOf } from './route.ts';

/** Where one can go in the console. */
export function navigation({ page }: Route): TemplateResult {
  const isEvents = page === 'events' || page === 'event' || page === 'editor';
  const link = (href: string, words: string, isHere: boolean) =>
    html`<a href=${href} aria-current=${isHere ? 'page' : nothing}>${words}</a>`;
  return html`<nav class="console-nav" aria-label="Console">
    ${link(hashOf({ page: 'home' }), 'What needs me', page === 'home')}
    ${link(eventsHash(), 'Events', isEvents)}
    ${link(hashOf({ page: 'sheet' }), 'Numbers for PDUPS', page === 'sheet')}
    ${link(hashOf({ page: 'audit' }), 'Audit log', page === 'audit')}
    ${link(hashOf({ page: 'settings' }), 'Settings', page === 'settings')}
  </nav>`;
}
