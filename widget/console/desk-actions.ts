import type { EmailResponse } from '../../server/contract/event.ts';
import type { ApiClient } from '../element/api-client.ts';
import type { DeskActions } from './event-desk.ts';
import { eventPath } from './load-place.ts';
import type { RetentionActions } from './retention-view.ts';

/** How the console does things with an event. */
export interface DeskDoing {
  api: ApiClient;
  act: (deed: () => Promise<unknown>) => void;
  /** Makes an event and opens it. */
  goToNew: (path: string) => void;
  showEmail: (email: EmailResponse['email']) => void;
}

/** What can be done with an event and its records, as calls of the API. */
export function deskActions(
  eventId: string,
  { api, act, goToNew, showEmail }: DeskDoing,
): DeskActions & RetentionActions {
  const path = eventPath(eventId);
  return {
    cancel: (reason) =>
      act(async () => {
        showEmail((await api.post<EmailResponse>(`${path}/cancel`, { reason })).email);
      }),
    report: (count) => act(() => api.post(`${path}/report`, { count })),
    nextYear: () => goToNew(`${path}/next-year`),
    duplicate: () => goToNew(`${path}/duplicate`),
    hold: (isHeld, reason) => act(() => api.put(`${path}/legal-hold`, { isHeld, reason })),
    purge: (title) => act(() => api.post(`${path}/purge`, { title })),
  };
}
