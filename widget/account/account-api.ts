import { ApiClient } from '../pages/api-client.ts';

/** Calls of the pages of accounts; who asks is told by the browser's cookie, not by a token. */
export const accountApi = new ApiClient(location.origin, null);

/** Where somebody goes who has signed in: on to the place in the console that he or she came for. */
export function enterConsole(): void {
  if (location.pathname === '/console') location.reload();
  else location.replace('/console');
}
