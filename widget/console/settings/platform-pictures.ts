import { type TemplateResult, html, svg } from 'lit';

interface Sketch {
  /** Said instead of the picture. */
  alt: string;
  /** The menu on the way there, from left to right. */
  path: readonly string[];
  /** The form's fields as they stand below each other; what goes there. */
  fields: readonly (readonly [name: string, value: string])[];
}

const WIDTH = 340;
const ROW = 30;
const TOP = 44;

/** A form of an LMS, as a sketch: where in the menus it is, and what goes where. */
function sketch({ alt, path, fields }: Sketch): TemplateResult {
  const height = TOP + fields.length * ROW + 10;
  return html`<svg class="sketch" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${alt}>
    <rect x="1" y="1" width=${WIDTH - 2} height=${height - 2} rx="6" class="sheet" />
    <text x="12" y="24" class="path">${path.join(' › ')}</text>
    ${fields.map(([name, value], index) => {
      const y = TOP + index * ROW;
      return svg`<text x="12" y=${y + 15} class="name">${name}</text>
        <rect x="132" y=${y} width="196" height="22" rx="3" class="input" />
        <text x="140" y=${y + 15} class="value">${value}</text>`;
    })}
  </svg>`;
}

export const canvasPicture = sketch({
  alt: 'In Canvas: Admin, Developer Keys, plus Developer Key, LTI Key. The JSON goes into the field “LTI 1.3 Configuration”, after “Paste JSON” was chosen as the method; the redirect URI is filled by it.',
  path: ['Admin', 'Developer Keys', '+ LTI Key'],
  fields: [
    ['Key Name', 'as you like'],
    ['Redirect URIs', 'the launch address'],
    ['Method', 'Paste JSON'],
    ['LTI 1.3 Configuration', 'the JSON below'],
  ],
});

export const moodlePicture = sketch({
  alt: 'In Moodle: Site administration, Plugins, Manage tools, Configure a tool manually. The fields have the names of the list below; Services and Privacy are further down in the same form.',
  path: ['Plugins', 'Manage tools', 'Configure manually'],
  fields: [
    ['Tool URL', '…/lti/launch'],
    ['Public keyset', '…/lti/jwks'],
    ['Initiate login URL', '…/lti/login'],
    ['Redirection URI(s)', '…/lti/launch'],
    ['Services', 'grade sync, members'],
    ['Privacy', 'name and email: Always'],
  ],
});
