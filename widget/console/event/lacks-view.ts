import { type TemplateResult, html, nothing } from 'lit';
import type { LackingService } from '../../../server/contract/pages.ts';

const WORDS: Record<LackingService, string> = {
  grades:
    'It takes no grades from this activity, so nothing in the course opens by itself when somebody has the certificate. Its administrator can allow “Assignment and Grade Services” for this tool (Moodle: “Use this service for grade sync and column management”; Canvas: the scopes of the key). In Canvas, an activity has a grade when it is placed as an assignment.',
  roster:
    'It does not tell who is in the course, so people who have not begun can’t be listed. Its administrator can allow “Names and Role Provisioning Services” for this tool.',
};

/** What the LMS of a teacher does not offer here, and who can change it; everything else works. */
export const lacksView = (lacks: readonly LackingService[]): TemplateResult | typeof nothing =>
  lacks.length === 0
    ? nothing
    : html`<section class="card">
        <h2>What your learning platform does not offer here</h2>
        <ul>
          ${lacks.map((one) => html`<li>${WORDS[one]}</li>`)}
        </ul>
        <p>Time is measured and certificates are issued all the same.</p>
      </section>`;
