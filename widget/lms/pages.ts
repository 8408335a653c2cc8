/** A page of the LMS that is a part of an event. */
export interface LmsPage {
  /** Its address; relative to the LMS, with those parameters that tell it from others. */
  page: string;
  /** The id of the part. */
  part: string;
  /** Where the LMS launches the event’s activity for whoever is signed in. */
  launch: string;
  /** Selects what is to be read on the page. */
  around: string;
}

const MAIN = '[role="main"], main';

/**
 * Reads `pduPages`, which the administrator’s script has set: a list of
 * `{ page, part, launch, around? }`. Whatever is wrong in it is said in the browser’s console, and
 * left out.
 */
export function readPages(from: object): LmsPage[] {
  const pages: unknown = 'pduPages' in from ? from.pduPages : [];
  if (!Array.isArray(pages)) {
    refuse('it has to be a list of { page, part, launch }');
    return [];
  }
  return pages.flatMap((entry: unknown, index) => readPage(entry, index));
}

function readPage(entry: unknown, index: number): LmsPage[] {
  const fields = new Map<string, unknown>(Object.entries(entry ?? {}));
  const [page, part, launch, around = MAIN] = ['page', 'part', 'launch', 'around'].map((name) =>
    fields.get(name),
  );
  if (isText(page) && isText(part) && isText(launch) && isText(around)) {
    return [{ page, part, launch, around }];
  }
  refuse(`entry ${index + 1} needs the texts “page”, “part” and “launch”`);
  return [];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const refuse = (why: string): void => reportError(new Error(`PDU_PAGES_WRONG: pduPages: ${why}.`));

/**
 * The entry for an address: same path, and every parameter that the entry names.
 * @example pageOf([{ page: '/mod/page/view.php?id=12', … }], 'https://lms/mod/page/view.php?id=12&lang=en')
 */
export function pageOf(pages: readonly LmsPage[], href: string): LmsPage | undefined {
  const here = new URL(href);
  return pages.find(({ page }) => {
    const wanted = new URL(page, here);
    const isSame = wanted.origin === here.origin && wanted.pathname === here.pathname;
    return isSame && [...wanted.searchParams].every(([k, v]) => here.searchParams.get(k) === v);
  });
}
