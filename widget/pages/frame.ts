import type { SessionResponse } from '../../server/contract/educator.ts';
import type { FrameData, SessionAnswer } from '../../server/contract/pages.ts';
import { LANGUAGES } from '../element/language-files.ts';

/**
 * Tells the LMS around this page how high it is, whenever that changes, so that it needs no bar of
 * its own. Those that don't know the message ignore it (Moodle).
 */
export function keepFrameInSize({ framedBy }: FrameData): void {
  if (window.parent === window) return;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    for (const origin of framedBy) {
      window.parent.postMessage({ subject: 'lti.frameResize', height }, origin);
    }
  };
  new ResizeObserver(tell).observe(document.body);
}

/**
 * Hands the session to the LMS’s page around this one, when that asks for it, so that reading on a
 * page of the LMS counts; from then on it counts there, and `giveUp` ends it here.
 */
export function shareSession(
  { framedBy }: FrameData,
  session: SessionResponse | null,
  giveUp: () => void,
): void {
  if (window.parent === window) return;
  addEventListener('message', ({ data, origin, source }: MessageEvent<{ subject?: unknown }>) => {
    const isAsked = data?.subject === 'pdu.session' && source === window.parent;
    if (!isAsked || !framedBy.includes(origin)) return;
    tell({ subject: 'pdu.session.response', session }, [origin]);
    giveUp();
  });
  tell({ subject: 'pdu.ready' }, framedBy);
}

const tell = (answer: SessionAnswer, origins: readonly string[]): void =>
  origins.forEach((origin) => window.parent.postMessage(answer, origin));

/** The person's language, where the element speaks it; else none is claimed. */
export function languageOf({ locale = '' }: FrameData): string | null {
  const [base = ''] = locale.split('-');
  return [locale, base].find((tag) => tag in LANGUAGES) ?? null;
}
