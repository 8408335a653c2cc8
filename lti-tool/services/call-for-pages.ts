import { type ServiceCall, callForJson } from './call-service.ts';
import { nextPage } from './read-tolerantly.ts';
import type { PlatformConnection } from './service-ports.ts';
import { type ServiceResult, failed, succeeded } from './service-problem.ts';

/**
 * Reads page after page as the platform leads: addresses of next pages are opaque, but the token
 * goes to the first page's origin only. Ends with the last page, or with the first problem.
 */
export async function* callForPages(
  connection: PlatformConnection,
  call: ServiceCall,
  maxPages: number,
): AsyncGenerator<ServiceResult<unknown>, void, undefined> {
  const { origin } = new URL(call.url);
  const seen = new Set<string>();
  let url: string | null = call.url;
  while (url !== null) {
    seen.add(url);
    const answer: Awaited<ReturnType<typeof callForJson>> = await callForJson(connection, {
      ...call,
      url,
    });
    if (!answer.ok) return yield answer;
    yield succeeded(answer.value.json);
    url = nextPage(answer.value.link, url);
    const complaint = url && complaintAbout(url, { origin, seen, maxPages });
    if (complaint) return yield failed('PAGING_BROKEN', complaint);
  }
}

function complaintAbout(
  next: string,
  { origin, seen, maxPages }: { origin: string; seen: ReadonlySet<string>; maxPages: number },
): string | null {
  if (new URL(next).origin !== origin) return 'the next page is said to be at another server';
  if (seen.has(next)) return 'the pages lead in a circle';
  return seen.size >= maxPages ? `there are more than ${maxPages} pages` : null;
}
