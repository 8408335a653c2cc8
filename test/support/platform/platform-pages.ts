import type { CourseLink, Person } from './launch-claims.ts';

export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 60rem; padding: 1rem; }
  header { border-bottom: 3px solid #7048a8; margin-bottom: 1rem; }
  section { border: 1px solid #8888; border-radius: 8px; margin: 1rem 0; padding: 0 1rem 1rem; }
  li { padding: .5rem 0; }
  iframe { border: 1px solid #8888; border-radius: 8px; height: 80vh; width: 100%; }
</style>
${body}
</html>
`;

const launchUrl = (path: string, link: CourseLink, person: Person): string =>
  `${path}?link=${encodeURIComponent(link.resourceLinkId)}&amp;person=${encodeURIComponent(person.id)}`;

/** The course with its activities, each to be launched as somebody. */
export function coursePage(links: readonly CourseLink[], people: readonly Person[]): string {
  const sections = links.map((link) => {
    const items = people.map(
      (person) =>
        `<li><a href="${launchUrl('activity', link, person)}">Launch as ${person.role.toLowerCase()}: ${escape(person.name)}</a>
        (<a href="${launchUrl('launch', link, person)}" target="_blank" rel="noopener">in a new window</a>)</li>`,
    );
    return `<section><h2>${escape(link.title)}</h2><ul>${items.join('\n')}</ul></section>`;
  });
  return page(
    'Practice course',
    `<header><h1>Practice course</h1><p>A make-believe LMS. It speaks LTI 1.3 with the certificate server.</p></header>
<main>${sections.join('\n')}</main>`,
  );
}

/** Canvas' name for the frame that keeps texts for tools. */
export const STORAGE_FRAME = 'post_message_forwarding';

/** The frame gets as high as the tool in it says. */
export const FOLLOW_HEIGHT = `<script>
  addEventListener('message', ({ data }) => {
    if (data?.subject === 'lti.frameResize') tool.style.height = data.height + 'px';
  });
</script>`;

/** One activity, shown in a frame as an LMS does; the frame gets as high as the tool says. */
export function activityPage(link: CourseLink, person: Person, hasStorage: boolean): string {
  return page(
    link.title,
    `<header><h1>${escape(link.title)}</h1>
<p>Signed in as ${escape(person.name)}, ${person.role.toLowerCase()}. <a href="./">Back to the course</a></p></header>
<main aria-label="Activity"><iframe id="tool" title="${escape(link.title)}" src="${launchUrl('launch', link, person)}" allow="fullscreen"></iframe></main>
${hasStorage ? `<iframe name="${STORAGE_FRAME}" title="Storage" src="storage" hidden></iframe>` : ''}
${FOLLOW_HEIGHT}`,
  );
}

/** A page of the LMS itself, with what its administrator puts on all of them. */
export function readingPage(link: CourseLink, person: Person, toolUrl: string): string {
  const place = { page: 'reading?chapter=1', part: 'text', launch: '' };
  const launch = `launch?link=${link.resourceLinkId}&person=${person.id}`;
  return page(
    'Chapter 1',
    `<main><h1>Chapter 1</h1>${'<p>Some words to read.</p>'.repeat(60)}</main>
<script>pduPages = ${JSON.stringify([{ ...place, launch }])}</script>
<script type="module" src="${toolUrl}/assets/lms-page.js"></script>`,
  );
}

/** Keeps texts for the tool that asks, and answers it alone (LTI Platform Storage 0.1). */
export const storagePage = (answers: boolean): string =>
  page(
    'Storage',
    `<script>
  const kept = new Map();
  addEventListener('message', ({ data, origin, source }) => {
    const { subject, message_id, key, value } = data;
    const name = origin + ' ' + key;
    if (subject === 'lti.put_data') kept.set(name, value);
    const answer = { subject: subject + '.response', message_id, key, value: kept.get(name) };
    if (${answers} && /^lti.(put|get)_data$/.test(subject)) source.postMessage(answer, origin);
  });
</script>`,
  );

/** Sends fields on by POST, as the form_post response mode does. */
export function autoPostPage(action: string, fields: Readonly<Record<string, string>>): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`,
  );
  return page(
    'One moment',
    `<main><form method="post" action="${escape(action)}">${inputs.join('')}<button>Continue</button></form></main>
<script>document.forms[0].submit();</script>`,
  );
}
