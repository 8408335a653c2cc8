import { parse } from 'bowser';

const KINDS: Partial<Record<string, string>> = { mobile: 'phone', tablet: 'tablet', tv: 'TV' };

/**
 * What a browser says of itself, in words; its own text when that says nothing that is known.
 * @example deviceWords('Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0') // 'Firefox on Linux'
 */
export function deviceWords(userAgent: string): string {
  if (!userAgent) return 'a device that did not say what it is';
  const { browser, os, platform } = parse(userAgent);
  if (!browser.name || !os.name) return userAgent;
  const kind = KINDS[platform.type ?? ''];
  return `${browser.name} on ${os.name}${kind ? ` (${kind})` : ''}`;
}
