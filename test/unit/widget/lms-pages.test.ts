import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageOf, readPages } from '../../../widget/lms/pages.ts';

const chapter = {
  page: '/mod/page/view.php?id=12',
  part: 'text',
  launch: '/mod/lti/launch.php?id=4',
};
const found = (href: string) => pageOf(readPages({ pduPages: [chapter] }), href)?.part;

describe('pages of an LMS that are parts of an event', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('are told by their path and the parameters that the administrator names', () => {
    expect(found('https://lms.example/mod/page/view.php?id=12&lang=en')).toBe('text');
    expect(found('https://lms.example/mod/page/view.php?id=13')).toBeUndefined();
    expect(found('https://lms.example/mod/page/view.php')).toBeUndefined();
    expect(found('https://lms.example/mod/quiz/view.php?id=12')).toBeUndefined();
  });

  it('stand around the main part unless told otherwise', () => {
    const [plain, other] = readPages({ pduPages: [chapter, { ...chapter, around: '#text' }] });
    expect(plain?.around).toContain('main');
    expect(other?.around).toBe('#text');
  });

  it('say in the browser’s console what is wrong, and leave it out', () => {
    const said = vi.fn<(error: Error) => void>();
    vi.stubGlobal('reportError', said);
    expect(readPages({ pduPages: [{ page: '/x', part: 3 }, null, chapter] })).toHaveLength(1);
    expect(said).toHaveBeenCalledTimes(2);
    expect(said.mock.calls[0]?.[0].message).toContain('PDU_PAGES_WRONG: pduPages: entry 1 needs');
    expect(readPages({ pduPages: chapter })).toEqual([]);
    expect(readPages({})).toEqual([]);
    expect(said).toHaveBeenCalledTimes(3);
  });
});
