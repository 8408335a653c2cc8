import express, { type Request, Router } from 'express';
import { FieldMapRequest } from '../contract/host.ts';
import { AppError, notFound } from '../errors.ts';
import { acceptForm, mapForm } from '../services/accept-form.ts';
import { showEvent } from '../services/show-event.ts';
import type { AppDependencies } from './app.ts';
import { eventFor } from './authorize.ts';
import { readBody } from './read-request.ts';
import { sendPdf } from './send-pdf.ts';

const MAX_FORM_BYTES = 10 * 1024 * 1024;

/** The official form of an event, for the people of its host only (R-REC-4). */
export function formRoutes(deps: AppDependencies): Router {
  const { services, queue } = deps;
  const router = Router();

  router.get('/events/:id', async (request, response) => {
    const { event } = await eventFor(deps, request, 'see-events');
    response.json(await showEvent(services, event));
  });

  const pdfBody = express.raw({ type: 'application/pdf', limit: MAX_FORM_BYTES });
  router.put('/events/:id/form', pdfBody, async (request: Request<{ id: string }>, response) => {
    const { person, event } = await eventFor(deps, request, 'serve-form');
    await acceptForm(services, { event, pdf: pdfOf(request), actor: person.actor });
    const { event: changed } = await eventFor(deps, request, 'serve-form');
    response.status(201).json(await showEvent(services, changed));
  });

  router.put('/events/:id/form/map', async (request, response) => {
    const { person, event } = await eventFor(deps, request, 'serve-form');
    const fieldMap = readBody(request, FieldMapRequest);
    await mapForm(services, queue, { event, fieldMap, actor: person.actor });
    const { event: changed } = await eventFor(deps, request, 'serve-form');
    response.json(await showEvent(services, changed));
  });

  router.get('/events/:id/form/pdf', async (request, response) => {
    const { event } = await eventFor(deps, request, 'see-events');
    const form = await services.store.forms.latestOfEvent(event.id);
    if (!form) throw notFound('FORM_MISSING', 'A form for this event');
    sendPdf(response, {
      pdf: form.official,
      fileName: `Form ${form.version} - ${event.facts.title}.pdf`,
    });
  });

  return router;
}

function pdfOf(request: Request<{ id: string }>): Uint8Array {
  const body: unknown = request.body;
  if (body instanceof Uint8Array && body.byteLength > 0) return body;
  throw new AppError(415, {
    code: 'FORM_NOT_PDF',
    message: 'There is no PDF in this upload.',
    remedy: 'Choose the PDF that PDUPS made with “Print to PDF”.',
  });
}
