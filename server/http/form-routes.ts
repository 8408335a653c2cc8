import express, { type Request, Router } from 'express';
import {
  FieldMapOffer,
  FieldMapRequest,
  FormFactsRequest,
  HostEventResponse,
  PreviewRequest,
} from '../contract/host.ts';
import { AppError, notFound } from '../errors.ts';
import { acceptForm, mapForm } from '../services/forms/accept-form.ts';
import { offerFieldMap } from '../services/forms/offer-field-map.ts';
import { previewCertificate } from '../services/forms/preview-certificate.ts';
import type { PduEvent } from '../services/records.ts';
import { settleFacts } from '../services/forms/settle-facts.ts';
import { showEvent } from '../services/events/show-event.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';
import { percentHeader } from './read-request.ts';
import { PDF, sendPdf } from './send-pdf.ts';

const MAX_FORM_BYTES = 10 * 1024 * 1024;
const PASSWORD_HEADER = 'x-form-password';

const ROUTES = {
  show: {
    summary: 'An event with its form, its people and their certificates',
    answer: HostEventResponse,
  },
  upload: {
    summary: 'Upload the form that PDUPS printed (header X-Form-Password: percent-encoded)',
    bodyFile: PDF,
    answer: HostEventResponse,
    statuses: [201],
    errors: ['FORM_NOT_PDF', 'FORM_REFUSED', 'EVENT_STATE', 'TOO_LARGE'],
  },
  settle: {
    summary: 'Confirm facts of the form that can’t be read, or overrule differences with a reason',
    body: FormFactsRequest,
    answer: HostEventResponse,
    errors: ['FORM_MISSING', 'FORM_REPLACED', 'FORM_STALE', 'FORM_FACTS_REFUSED', 'EVENT_STATE'],
  },
  offer: {
    summary:
      'Where name, signature and date go: the places in use, or those offered for a new form',
    answer: FieldMapOffer,
    errors: ['FORM_MISSING'],
  },
  preview: {
    summary: 'A certificate to look at, as it would be issued; neither stored nor counted',
    body: PreviewRequest,
    answerFile: PDF,
    errors: [
      'FORM_MISSING',
      'FORM_MAP_OUTSIDE',
      'SIGNATURE_MISSING',
      'SIGNATURE_NOT_ALLOWED',
      'NAME_NOT_PRINTABLE',
      'NAME_TOO_LONG',
      'PLACE_TOO_SMALL',
    ],
  },
  map: {
    summary: 'Say where name, signature and date go, and put the form to use',
    body: FieldMapRequest,
    answer: HostEventResponse,
    errors: [
      'FORM_MISSING',
      'FORM_STALE',
      'FORM_NOT_SETTLED',
      'FORM_REFUSED',
      'FORM_MAP_OUTSIDE',
      'SIGNATURE_MISSING',
      'SIGNATURE_NOT_ALLOWED',
    ],
  },
  download: {
    summary: 'The official form as it was uploaded',
    answerFile: PDF,
    errors: ['FORM_MISSING'],
  },
} satisfies Record<string, Description>;

/** The official form of an event, for the people of its host only (R-REC-4). */
export function formRoutes(deps: AppDependencies): Router {
  const { services, queue } = deps;
  const { forEvent } = createEndpoints(deps);
  const router = Router();

  /** The event as it is after a change of its form. */
  const showAnew = async ({ id }: PduEvent) => {
    const changed = await services.store.events.find(id);
    if (!changed) throw notFound('EVENT_UNKNOWN', 'This event');
    return showEvent(services, changed);
  };

  router.get(
    '/events/:id',
    forEvent('see-events', ROUTES.show, ({ event }) => showEvent(services, event)),
  );

  router.put(
    '/events/:id/form',
    express.raw({ type: PDF, limit: MAX_FORM_BYTES }),
    forEvent('serve-form', ROUTES.upload, async ({ person, event, request }) => {
      const password = percentHeader(request, PASSWORD_HEADER);
      await acceptForm(services, { event, pdf: pdfOf(request), actor: person.actor, password });
      return showAnew(event);
    }),
  );

  router.post(
    '/events/:id/form/facts',
    forEvent('serve-form', ROUTES.settle, async ({ person, event, body }) => {
      await settleFacts(services, person, { event, request: body });
      return showAnew(event);
    }),
  );

  router.get(
    '/events/:id/form/map',
    forEvent('serve-form', ROUTES.offer, ({ event }) => offerFieldMap(services, event)),
  );

  router.post(
    '/events/:id/form/preview',
    forEvent('serve-form', ROUTES.preview, async ({ event, body, response }) => {
      sendPdf(response, await previewCertificate(services, { event, ...body }));
    }),
  );

  router.put(
    '/events/:id/form/map',
    forEvent('serve-form', ROUTES.map, async ({ person, event, body }) => {
      await mapForm(services, queue, { event, fieldMap: body, actor: person.actor });
      return showAnew(event);
    }),
  );

  addFileRoutes(router, deps);
  return router;
}

/** The form to look at: as it was uploaded, and page by page as a picture. */
function addFileRoutes(router: Router, deps: AppDependencies): void {
  const { services } = deps;
  const { forEvent } = createEndpoints(deps);

  router.get(
    '/events/:id/form/pdf',
    forEvent('see-events', ROUTES.download, async ({ event, response }) => {
      const form = await services.store.forms.latestOfEvent(event.id);
      if (!form) throw notFound('FORM_MISSING', 'A form for this event');
      const fileName = `Form ${form.version} - ${event.facts.title}.pdf`;
      sendPdf(response, { pdf: form.official, fileName });
    }),
  );
}

function pdfOf(request: Request): Uint8Array {
  const body: unknown = request.body;
  if (body instanceof Uint8Array && body.byteLength > 0) return body;
  throw new AppError(415, {
    code: 'FORM_NOT_PDF',
    message: 'There is no PDF in this upload.',
    remedy: 'Choose the PDF that PDUPS made with “Print to PDF”.',
  });
}
