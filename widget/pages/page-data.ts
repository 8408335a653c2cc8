import type {
  AccountPageData,
  CheckPageData,
  EducatorPageData,
  HostPageData,
  LaunchPageData,
} from '../../server/contract/pages.ts';

/** What the server put into the page for its script, without any address or storage knowing it. */
export type PageData =
  EducatorPageData | HostPageData | AccountPageData | CheckPageData | LaunchPageData;

/** Reads the page's data and takes it out of the document, so that it lies in memory only. */
export function takePageData(): PageData {
  const holder = document.getElementById('page-data');
  // Written by our own server (server/http/pages.ts) into this very page.
  const data = JSON.parse(holder?.textContent ?? 'null') as PageData;
  holder?.remove();
  return data;
}
