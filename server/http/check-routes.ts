import { type Response, Router } from 'express';
import { z } from 'zod';
import { readSerial } from '../domain/serial.ts';
import { checkCertificate } from '../services/certificates/check-certificate.ts';
import { requireFewTries } from '../services/rate-limits.ts';
import { networkOf } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { certificateLinkPage } from './certificate-link-page.ts';
import { askPage, checkPage } from './check-page.ts';
import { readParams, readQuery } from './read-request.ts';

const typedSerial = z.string().max(100);
const CheckQuery = z.object({ serial: typedSerial.optional() });
const CheckParams = z.object({ serial: typedSerial });

/**
 * Public pages: anybody checks a certificate by its serial (R-CRT-12), and whoever has the link in a
 * letter opens the certificate (R-CRT-7).
 */
export function checkRoutes({ services, limits }: AppDependencies): Router {
  const router = Router();

  router.get('/check', (request, response) => {
    const { serial: typed } = readQuery(request, CheckQuery);
    if (typed === undefined) return sendPage(response, askPage());
    const serial = readSerial(typed);
    if (serial) return response.redirect(303, `/check/${serial}`);
    sendPage(response.status(404), checkPage({ kind: 'unknown' }, typed));
  });

  router.get('/check/:serial', async (request, response) => {
    await requireFewTries(limits, 'certificate', networkOf(request));
    const { serial } = readParams(request, CheckParams);
    const checked = await checkCertificate(services, serial);
    sendPage(response.status(checked.kind === 'unknown' ? 404 : 200), checkPage(checked, serial));
  });

  router.get('/certificates', (_request, response) => sendPage(response, certificateLinkPage()));
  return router;
}

/** It has somebody's name on it: for those who have the serial, not for search engines. */
function sendPage(response: Response, html: string): void {
  response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' }).type('html').send(html);
}
