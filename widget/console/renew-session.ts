import type { HostPageData } from '../../server/contract/pages.ts';
import { ApiClient, type Renewal } from '../pages/api-client.ts';
import { ApiError } from '../element/server-caller.ts';
import type { Session } from '../element/names.ts';
import { SignedOutDialog } from './signed-out-dialog.ts';

/** The server's words for somebody who has to sign in again. */
const SIGNED_OUT = new Set(['SIGNED_OUT', 'CODE_NEEDED']);

/**
 * Has a new session for the console as long as the person is signed in; else asks to sign in, in a
 * window of its own, so that what is typed here stays. Calls that meet the end together share it.
 */
export function createRenewal({
  renewAt,
  hostId,
}: Pick<HostPageData, 'renewAt' | 'hostId'>): Renewal | undefined {
  if (renewAt === null) return undefined;
  const api = new ApiClient(location.origin, null);
  let running: Promise<Session> | null = null;
  const renew = async (): Promise<Session> => {
    for (;;) {
      try {
        return await api.post<Session>(renewAt, { hostId });
      } catch (error) {
        if (!(error instanceof ApiError) || !SIGNED_OUT.has(error.problem.code)) throw error;
        await SignedOutDialog.ask();
      }
    }
  };
  return () => {
    running ??= renew().finally(() => {
      running = null;
    });
    return running;
  };
}
