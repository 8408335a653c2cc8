import type { EventDetails } from './event-details.ts';
import { LISTED_TOPICS, type ListedTopic } from './topic-lists.ts';

/** Compared in lower case, without accents of width, with plain hyphens and single blanks. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase();

/**
 * The listed topics and organizations that an event touches (R-EVT-8 to R-EVT-11). Organizations
 * are refused for virtual training only.
 * @example screenTopics({ ...EMPTY_DETAILS, title: 'Staff meeting' })[0].id // 'staff-meetings'
 */
export function screenTopics(
  event: Pick<EventDetails, 'title' | 'description' | 'instructorNames' | 'location'>,
): ListedTopic[] {
  const title = plain(event.title);
  const everything = plain([event.title, event.description, ...event.instructorNames].join(' \n '));
  const isOnline = event.location?.kind !== 'place';
  return LISTED_TOPICS.filter((topic) => {
    if (topic.kind === 'refused-organization' && !isOnline) return false;
    return touches(topic, topic.isOrganization ? everything : title);
  });
}

function touches({ patterns, except = [] }: ListedTopic, text: string): boolean {
  const rest = except.reduce((left, lookalike) => left.replaceAll(lookalike, ' '), text);
  return patterns.some((pattern) => pattern.test(rest));
}
