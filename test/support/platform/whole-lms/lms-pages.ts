import type { Activity, LmsPerson } from './lms-state.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const lmsPage = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 60rem; padding: 1rem; }
  header { border-bottom: 3px solid #a84848; margin-bottom: 1rem; }
  iframe { border: 1px solid #8888; height: 40rem; width: 100%; }
</style>
${body}
</html>
`;

/** The course as somebody sees it: activities with their grades, and what opens by a grade. */
export function coursePage(
  person: LmsPerson,
  activities: readonly Activity[],
  gradeOf: (activity: Activity) => number | null,
): string {
  const items = activities.map((activity) => {
    const grade = gradeOf(activity);
    const words = grade === null ? '' : ` – grade: ${grade} of 100`;
    return `<li><a href="activity?id=${activity.id}&amp;person=${person.id}">${escape(activity.title)}</a>${words}</li>`;
  });
  const isOpen = activities.some((activity) => gradeOf(activity) === 100);
  const gate = isOpen
    ? '<p>Next week is open.</p>'
    : '<p>Next week opens with the full grade of this week.</p>';
  const adding =
    person.role === 'Instructor'
      ? `<p><a href="add?person=${person.id}">Add an activity</a></p>`
      : '';
  return lmsPage(
    'Reading course',
    `<header><h1>Reading course</h1><p>Signed in as ${escape(person.name)}</p></header>
<main><h2>This week</h2><ul>${items.join('\n')}</ul>${adding}<h2>Next week</h2>${gate}</main>`,
  );
}

/** A page with the tool in a frame, which gets as high as the tool says; as both Canvas and Moodle do it. */
export const framePage = (title: string, src: string, backTo: string): string =>
  lmsPage(
    title,
    `<header><h1>${escape(title)}</h1><p><a href="${escape(backTo)}">Reading course</a></p></header>
<main aria-label="Activity"><iframe id="tool" title="${escape(title)}" src="${escape(src)}"></iframe></main>
<script>
  addEventListener('message', ({ data }) => {
    if (data?.subject === 'lti.frameResize') tool.style.height = data.height + 'px';
  });
</script>`,
  );

/** What is in the frame once the tool has answered, or has sent somebody back. */
export const framedPage = (words: string): string =>
  lmsPage('Back in the course', `<main><p role="status">${escape(words)}</p></main>`);
