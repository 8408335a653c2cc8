import { beforeAll, describe, expect, it, vi } from 'vitest';
import { duration, placeOf } from '../../../widget/element/duration.ts';
import { LANGUAGES } from '../../../widget/element/language-files.ts';
import { ENGLISH, type TextId, say } from '../../../widget/element/say.ts';

// Every key of the object is an id; TypeScript can't say so of `Object.keys`.
const IDS = Object.keys(ENGLISH) as TextId[];
const spoken = () => IDS.map((id) => say(id, 'one', 'two'));

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
    expect(say('verifiedOf', '5 min', '1 h')).toBe('5 min of 1 h');
    expect(spoken().join()).not.toMatch(/[{}]|undefined/);
  });

  it('speaks another language where one has texts, each found by an id of its own', async () => {
    const english = spoken();
    // Another language may say the values in another order.
    const ofAll = IDS.map((id) => [id, `«${id}» {1} {0}`]);
    const templates = Object.fromEntries(ofAll) as Record<TextId, string>;
    LANGUAGES['xx'] = () => Promise.resolve({ templates });
    const { setLocale } = await import('../../../widget/element/language-switch.ts');
    await setLocale('xx');
    expect(spoken()).toEqual(IDS.map((id) => `«${id}» two one`));
    expect(say('issuedTo', 5, 10)).toBe('«issuedTo» 10 5');
    await setLocale('en');
    expect(spoken()).toEqual(english);
  });
});
