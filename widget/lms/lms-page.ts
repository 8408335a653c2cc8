import '../element/define.ts';
import { PduCertificate } from '../element/pdu-certificate.ts';
import { launchHere } from './launch-here.ts';
import { type LmsPage, pageOf, readPages } from './pages.ts';

// What an administrator puts on every page of the LMS: where a page is a part of an event, the
// element stands around what is to be read, with the session of the event’s own activity.
const place = pageOf(readPages(globalThis), location.href);
const content = place && document.querySelector<HTMLElement>(place.around);
if (place && content) void count(place, content);

async function count({ launch, part }: LmsPage, content: HTMLElement): Promise<void> {
  const answer = await launchHere(launch, new URL(import.meta.url).origin);
  if (answer === 'nobody') content.prepend(wordsOf(launch));
  // Teachers look at the page, and nothing of theirs is measured.
  if (typeof answer !== 'object') return;
  const element = new PduCertificate();
  Object.assign(element, { session: answer, partId: part, minimal: true });
  element.append(...content.childNodes);
  content.append(element);
}

function wordsOf(launch: string): HTMLElement {
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  const link = Object.assign(document.createElement('a'), { href: launch, target: '_blank' });
  link.textContent = 'Open the event’s activity';
  words.append(
    'Your time on this page is not counted now. ',
    link,
    ' once, then reload this page.',
  );
  return words;
}
