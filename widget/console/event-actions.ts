import type { HostEventResponse } from '../../server/contract/host.ts';
import type { ApiClient } from '../element/api-client.ts';
import type { EventActions } from './event-view.ts';
import { eventPath } from './load-place.ts';

/** How the console does things: busy meanwhile, failures shown, then the event as it is. */
export interface Doing {
  api: ApiClient;
  act: (deed: () => Promise<unknown>) => void;
  /** The same, with failures shown beside the form. */
  actOnForm: (deed: () => Promise<unknown>) => void;
  /** Opens a file of the server in a tab. */
  hand: (path: string, fileName: string) => void;
  search: (words: string) => void;
}

/** What can be done on an event's page, as calls of the API. */
export function eventActions({ event, form }: HostEventResponse, doing: Doing): EventActions {
  const { api, act, actOnForm, hand, search } = doing;
  const path = eventPath(event.id);
  return {
    search,
    upload: (file) =>
      actOnForm(() => api.put(`${path}/form`, new Blob([file], { type: 'application/pdf' }))),
    map: (fieldMap) => actOnForm(() => api.put(`${path}/form/map`, fieldMap)),
    viewForm: () => hand(`${path}/form/pdf`, `Form ${form.version}.pdf`),
    viewCertificate: ({ serial, fileName }) => hand(`${path}/certificates/${serial}/pdf`, fileName),
    voidCertificate: (serial, reason) =>
      act(() => api.post(`${path}/certificates/${serial}/void`, { reason })),
    confirm: (attendanceId, isThere) =>
      act(() => api.post(`${path}/participants/${attendanceId}/confirm`, { isThere })),
  };
}
