import type { EmailResponse } from '../../../server/contract/event.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { ask } from '../ask.ts';
import type { Deeds } from '../deeds.ts';
import type { DeskActions } from './event-desk.ts';
import type { EventData } from './event-page.ts';
import type { FormActions } from '../form/form-view.ts';
import { eventPath } from '../load-place.ts';
import type { RetentionActions } from './retention-view.ts';
import type { PeopleActions } from './people-table.ts';

/** What the host can do on an event's page. */
export type EventActions = FormActions & PeopleActions & DeskActions & RetentionActions;

/** How the page does things. */
export interface Doing {
  api: ApiClient;
  deeds: Deeds;
  /** Does something, then shows the event as it is. */
  act: (deed: () => Promise<unknown>) => void;
  showEmail: (email: EmailResponse['email']) => void;
}

/** What can be done on an event's page, as calls of the API; asked first where nothing leads back. */
export function eventActions({ view, editor }: EventData, doing: Doing): EventActions {
  const { api, deeds, act } = doing;
  const { event, form } = view;
  const path = eventPath(event.id);
  return {
    ...peopleActions(path, event.title, doing),
    upload: (file, password) =>
      act(() => api.putFile(`${path}/form`, pdfOf(file), passwordHeader(password))),
    settle: (request) => act(() => api.post(`${path}/form/facts`, request)),
    map: (fieldMap) => act(() => api.put(`${path}/form/map`, fieldMap)),
    viewForm: () => void deeds.look(api, `${path}/form/pdf`, `Form ${form.version}.pdf`),
    report: (count) => act(() => api.post(`${path}/report`, { count })),
    duplicate: () => void deeds.goToNew(api, `${path}/duplicate`),
    nextYear: () => void askForNextYear(path, editor.details.isRolling, doing),
    cancel: () => void askToCancel(path, doing),
    hold: (isHeld, reason) => act(() => api.put(`${path}/legal-hold`, { isHeld, reason })),
    purge: (title) => act(() => api.post(`${path}/purge`, { title })),
  };
}

/** Whatever it is: the server looks into it and says what is wrong. */
const pdfOf = (file: File): Blob => new Blob([file], { type: 'application/pdf' });

/** Percent-encoded, since a header has no other letters. */
const passwordHeader = (password: string): Record<string, string> =>
  password ? { 'x-form-password': encodeURIComponent(password) } : {};

function peopleActions(path: string, title: string, { api, deeds, act }: Doing): PeopleActions {
  return {
    viewCertificate: ({ serial, fileName }) =>
      void deeds.look(api, `${path}/certificates/${serial}/pdf`, fileName),
    mailCertificate: ({ serial }) =>
      act(() => api.post(`${path}/certificates/${serial}/letter`, {})),
    confirm: (attendanceId, isThere) =>
      act(() => api.post(`${path}/participants/${attendanceId}/confirm`, { isThere })),
    exportAll: () => void deeds.download(api, `${path}/people.csv`, `People of ${title}.csv`),
    voidCertificate: async ({ serial, name }) => {
      const reason = await ask({
        title: `Void the certificate of ${name}?`,
        text: 'It stays on record as voided and is no longer counted. The educator may claim a new one.',
        yes: 'Void this certificate',
        no: 'Keep it',
        isDangerous: true,
        reason: {
          label: `Why the certificate of ${name} is taken back`,
          hint: 'Kept on record, for example “Wrong name”.',
        },
      });
      if (reason !== null) act(() => api.post(`${path}/certificates/${serial}/void`, { reason }));
    },
  };
}

async function askForNextYear(
  path: string,
  isRolling: boolean,
  { api, deeds }: Doing,
): Promise<void> {
  const answer = await ask({
    title: 'Make next year’s event?',
    text: `A draft is made with everything of this event and the dates of the next year. ${
      isRolling ? 'Educators who begin after the end take part in that one. ' : ''
    }It needs a form of its own. This event, its certificates and its count stay as they are.`,
    yes: 'Make the draft',
    no: 'Not now',
  });
  if (answer !== null) await deeds.goToNew(api, `${path}/next-year`);
}

async function askToCancel(path: string, { api, act, showEmail }: Doing): Promise<void> {
  const reason = await ask({
    title: 'Cancel this event?',
    text: 'It can’t be taken back: nobody can take part or claim any more. You get the e-mail to OPI, which removes it from PDUPS.',
    yes: 'Cancel the event',
    no: 'Keep the event',
    isDangerous: true,
    reason: {
      label: 'Why it did not take place',
      hint: 'It is written in the e-mail to OPI.',
    },
  });
  if (reason === null) return;
  act(async () => showEmail((await api.post<EmailResponse>(`${path}/cancel`, { reason })).email));
}
