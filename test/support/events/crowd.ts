import { DEMO_COURSE_ID } from '../../../server/demo.ts';
import { type ApiCaller, stretch } from '../server/api-caller.ts';

/** What is left to prove after the forgiven tail of the demo course's 20 seconds. */
const COURSE_SECONDS = 18;
/** People who open the page at the same moment. */
const AT_ONCE = 25;

/**
 * So many educators who have all watched the demo course, in real time on the server's own clock.
 * Answers their sessions' tokens.
 */
export async function attendTogether(
  api: ApiCaller,
  subjects: readonly string[],
): Promise<string[]> {
  const tokens = await inGroups(subjects, (subject) =>
    api.open({ subject, eventId: DEMO_COURSE_ID }),
  );
  await new Promise((resolve) => setTimeout(resolve, COURSE_SECONDS * 1000 + 100));
  await inGroups(tokens, async (token) => {
    const { status, body } = await api.beat(token, {
      sequence: 1,
      partId: 'reading-aloud',
      segments: [stretch(0, COURSE_SECONDS)],
    });
    if (status !== 200) throw new Error(`not credited: ${JSON.stringify(body)}`);
  });
  return tokens;
}

/** Does something for each of many, a few at a time; answers in order. */
export async function inGroups<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  }
  return results;
}
