import { type TemplateResult, html } from 'lit';
import { accountApi } from './account-api.ts';

/** For somebody who is signed in and belongs to no host, or not any more. */
export const noHostPage = (): TemplateResult =>
  html`<div class="card narrow">
    <h1>No host yet</h1>
    <p>Your address belongs to no host. Ask an admin of your host to invite it.</p>
    <p class="actions">
      <button type="button" class="button secondary" @click=${() => void signOut()}>
        Sign out
      </button>
    </p>
  </div>`;

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await accountApi.post('/api/account/sign-out', {});
  location.replace('/sign-in');
}
