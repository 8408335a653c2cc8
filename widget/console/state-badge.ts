import { type TemplateResult, html } from 'lit';
import type { EventResponse } from '../../server/contract/event.ts';

type State = EventResponse['state'];

export const STATE_WORDS: Record<State, string> = {
  draft: 'Draft',
  published: 'Published',
  ended: 'Ended',
  cancelled: 'Cancelled',
  purged: 'Purged',
};

const VARIANTS: Record<State, 'brand' | 'neutral' | 'success'> = {
  draft: 'brand',
  published: 'success',
  ended: 'neutral',
  cancelled: 'neutral',
  purged: 'neutral',
};

/** What an event is today. */
export const stateBadge = (state: State): TemplateResult =>
  html`<wa-badge variant=${VARIANTS[state]} appearance="filled" pill
    >${STATE_WORDS[state]}</wa-badge
  >`;
