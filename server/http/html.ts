const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe inside an element or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (found) => ENTITIES[found] ?? found);

export interface PageParts {
  title: string;
  /** Safe HTML; every value in it went through `escapeHtml`. */
  body: string;
  /** Module below /assets that brings the page to life. */
  script?: string;
  /** Its style sheet below /assets; without one the base that all pages share. */
  style?: string;
  /** Stronger colours, for people who have asked their LMS for them. */
  isHighContrast?: boolean;
  /** What browsers say of this page to others; by default nothing. */
  referrer?: 'no-referrer' | 'same-origin';
  /** Handed to that module inside the page, so that it is in no address and no storage. */
  data?: object;
}

/** A whole page. */
export function htmlPage(parts: PageParts): string {
  const { title, body, script, style = 'page.css', isHighContrast, data } = parts;
  const { referrer = 'no-referrer' } = parts;
  const json = data && JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en"${isHighContrast ? ' data-contrast="high"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="${referrer}">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/${style}">
${json ? `<script type="application/json" id="page-data">${json}</script>` : ''}
${script ? `<script type="module" src="/assets/${script}"></script>` : ''}
</head>
<body>
${body}
</body>
</html>
`;
}
