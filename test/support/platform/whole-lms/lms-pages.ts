import { FOLLOW_HEIGHT, escape, page as htmlPage } from '../platform-pages.ts';
import type { Activity, LmsPerson } from './lms-state.ts';

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
  return htmlPage(
    'Reading course',
    `<header><h1>Reading course</h1><p>Signed in as ${escape(person.name)}</p></header>
<main><h2>This week</h2><ul>${items.join('\n')}</ul>${adding}<h2>Next week</h2>${gate}</main>`,
  );
}

/** A page with the tool in a frame, which gets as high as the tool says; as both Canvas and Moodle do it. */
export const framePage = (title: string, src: string, backTo: string): string =>
  htmlPage(
    title,
    `<header><h1>${escape(title)}</h1><p><a href="${escape(backTo)}">Reading course</a></p></header>
<main aria-label="Activity"><iframe id="tool" title="${escape(title)}" src="${escape(src)}"></iframe></main>
${FOLLOW_HEIGHT}`,
  );

/** What is in the frame once the tool has answered, or has sent somebody back. */
export const framedPage = (words: string): string =>
  htmlPage('Back in the course', `<main><p role="status">${escape(words)}</p></main>`);
