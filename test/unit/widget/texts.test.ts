import { beforeAll, describe, expect, it, vi } from 'vitest';
import { duration, placeOf } from '../../../widget/element/duration.ts';
import { LANGUAGES } from '../../../widget/element/language-files.ts';
import { TEXTS } from '../../../widget/element/texts.ts';
import { TRACKING } from '../../../widget/element/tracking-texts.ts';

/** Every text of a file, by its name; those with a gap get something to put there. */
function spoken(texts: Record<string, unknown>): [name: string, words: string][] {
  return Object.keys(texts).map((name) => {
    const text = texts[name];
    return [name, typeof text === 'function' ? String(text(1)) : String(text)];
  });
}

describe('the words of the element', () => {
  beforeAll(() => {
    vi.stubGlobal('window', new EventTarget());
    return () => vi.unstubAllGlobals();
  });

  it('says times and places as people do', () => {
    expect([5, 60, 605, 3600, 7325].map(duration)).toEqual([
      '5 s',
      '1 min',
      '10 min 5 s',
      '1 h',
      '2 h 2 min',
    ]);
    expect([0, 65.9, 3725].map(placeOf)).toEqual(['0:00', '1:05', '1:02:05']);
  });

  it('speaks another language where one has texts, each found by an id of its own', async () => {
    const english = [...spoken(TEXTS), ...spoken(TRACKING)];
    const templates = new Proxy<Record<string, string>>({}, { get: (_, id) => `«${String(id)}»` });
    LANGUAGES['xx'] = () => Promise.resolve({ templates });
    const { setLocale } = await import('../../../widget/element/language-switch.ts');
    await setLocale('xx');
    const other = [...spoken(TEXTS), ...spoken(TRACKING)];
    const untranslated = other.filter(([name, words]) => words !== `«${name}»`);
    // One digit has no words; the unit depends on the number.
    expect(untranslated.map(([name]) => name)).toEqual(['units', 'rating']);
    expect(duration(605)).toBe('«minutesAndSeconds»');
    await setLocale('en');
    expect([...spoken(TEXTS), ...spoken(TRACKING)]).toEqual(english);
  });
});
