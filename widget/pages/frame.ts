import type { FrameData } from '../../server/contract/pages.ts';
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

/** The person's language, where the element speaks it; else none is claimed. */
export function languageOf({ locale = '' }: FrameData): string | null {
  const [base = ''] = locale.split('-');
  return [locale, base].find((tag) => tag in LANGUAGES) ?? null;
}
