import { Router } from 'express';
import { AuditQuery, AuditResponse, SheetResponse, YearQuery } from '../contract/event.ts';
import { listAudit } from '../services/records/list-audit.ts';
import { reportSheet, sheetCsv, yearlyPackCsv } from '../services/events/report-sheet.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';
import { CSV, sendCsv } from './send-csv.ts';

const ROUTES = {
  sheet: { summary: 'The numbers to key into PDUPS, over all events', answer: SheetResponse },
  sheetCsv: { summary: 'The same numbers for a spreadsheet', answerFile: CSV },
  yearlyPack: {
    summary: 'The columns that ARM asks for, of the events that ended in a year',
    query: YearQuery,
    answerFile: CSV,
  },
  audit: {
    summary: 'A page of the audit log, newest first',
    query: AuditQuery,
    answer: AuditResponse,
  },
} satisfies Record<string, Description>;

/** What a host reports and keeps: the numbers for PDUPS, the yearly pack, the audit log. */
export function recordRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const { forPerson } = createEndpoints(deps);
  const router = Router();

  router.get(
    '/sheet',
    forPerson('see-records', ROUTES.sheet, ({ person }) => reportSheet(services, person.hostId)),
  );

  router.get(
    '/sheet.csv',
    forPerson('see-records', ROUTES.sheetCsv, async ({ person, response }) => {
      const text = sheetCsv(await reportSheet(services, person.hostId));
      sendCsv(response, text, 'Numbers for PDUPS.csv');
    }),
  );

  router.get(
    '/yearly-pack.csv',
    forPerson('see-records', ROUTES.yearlyPack, async ({ person, query: { year }, response }) => {
      const text = await yearlyPackCsv(services, person.hostId, year);
      sendCsv(response, text, `Events of ${year}.csv`);
    }),
  );

  router.get(
    '/audit',
    forPerson('see-records', ROUTES.audit, ({ person, query }) =>
      listAudit(services, person.hostId, query),
    ),
  );

  return router;
}
