import { type TemplateResult, html, nothing } from 'lit';
import type { PlatformsResponse } from '../../../server/contract/platforms.ts';

type Listed = PlatformsResponse['platforms'][number];

/** Installations that were launched and that nobody has approved yet; nothing where there are none. */
export function pendingDeployments(
  { name, issuer, pendingDeploymentIds }: Listed,
  isBusy: boolean,
  approve: (deploymentId: string) => void,
): TemplateResult | typeof nothing {
  if (pendingDeploymentIds.length === 0) return nothing;
  return html`<div class="card notice-card">
    <p>
      <strong>${name || issuer}</strong> was opened from an installation that you have not approved.
      Its people are refused until you do.
    </p>
    <ul>
      ${pendingDeploymentIds.map(
        (id) =>
          html`<li>
            Deployment <code>${id}</code>
            <button
              type="button"
              class="button secondary"
              ?disabled=${isBusy}
              @click=${() => approve(id)}
            >
              Approve deployment ${id}
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}
