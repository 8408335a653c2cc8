import { Router } from 'express';
import { z } from 'zod';
import { notFound } from '../errors.ts';
import { listAudit } from '../services/list-audit.ts';
import { reportSheet, sheetCsv, yearlyPackCsv } from '../services/report-sheet.ts';
import type { AppDependencies } from './app.ts';
import { personWith } from './authorize.ts';
import { readQuery } from './read-request.ts';
import { sendCsv } from './send-csv.ts';

const AuditQuery = z.object({
  eventId: z.string().max(100).optional(),
  page: z.coerce.number().int().min(0).max(100_000).default(0),
});
const YearQuery = z.object({ year: z.coerce.number().int().min(2000).max(2200) });

/** What a host reports and keeps: the numbers for PDUPS, the yearly pack, the audit log. */
export function recordRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const router = Router();

  router.get('/sheet', async (request, response) => {
    const { hostId } = await personWith(deps, request, 'see-records');
    response.json(await reportSheet(services, hostId));
  });

  router.get('/sheet.csv', async (request, response) => {
    const { hostId } = await personWith(deps, request, 'see-records');
    const text = sheetCsv(await reportSheet(services, hostId));
    sendCsv(response, text, 'Numbers for PDUPS.csv');
  });

  router.get('/yearly-pack.csv', async (request, response) => {
    const { hostId } = await personWith(deps, request, 'see-records');
    const { year } = readQuery(request, YearQuery);
    const text = await yearlyPackCsv(services, hostId, year);
    sendCsv(response, text, `Events of ${year}.csv`);
  });

  router.get('/audit', async (request, response) => {
    const { hostId } = await personWith(deps, request, 'see-records');
    response.json(await listAudit(services, hostId, readQuery(request, AuditQuery)));
  });

  // Before the educator's routes, which would answer with other words.
  router.use(() => {
    throw notFound('PAGE_UNKNOWN', 'This page');
  });
  return router;
}
