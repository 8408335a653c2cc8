import { fileName } from '../../domain/file-name.ts';
import { AppError, notFound } from '../../errors.ts';
import type { Services } from '../ports.ts';
import type { Certificate } from '../records.ts';
import { wholePdf } from './whole-pdf.ts';

export interface Download {
  pdf: Uint8Array;
  fileName: string;
}

/**
 * The very bytes that were issued, put together again and proven by their hash (R-CRT-4).
 * Errors: CERTIFICATE_UNKNOWN; CERTIFICATE_DAMAGED when the stored parts no longer add up.
 */
export async function downloadCertificate(
  services: Services,
  certificate: Certificate | null | undefined,
): Promise<Download> {
  if (!certificate) throw notFound('CERTIFICATE_UNKNOWN', 'This certificate');
  const form = await services.store.forms.find(certificate.formId);
  if (!form) throw damaged();
  const pdf = wholePdf(form, certificate.appended);
  if (services.sha256(pdf) !== certificate.sha256) throw damaged();
  return { pdf, fileName: fileName(certificate) };
}

const damaged = () =>
  new AppError(500, {
    code: 'CERTIFICATE_DAMAGED',
    message: 'The stored certificate is not the one that was issued.',
    remedy: 'It is not handed out. Tell the host; the database has to be looked at.',
  });
