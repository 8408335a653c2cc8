import type { CertificateLinkResponse } from '../../contract/certificates.ts';
import { fileName } from '../../domain/file-name.ts';
import { AppError, notFound } from '../../errors.ts';
import { checkUrl } from './check-certificate.ts';
import { type Download, downloadCertificate } from './download-certificate.ts';
import type { Services } from '../ports.ts';
import type { Certificate } from '../records.ts';

/**
 * The certificate that the link in a letter was made for. Passed on, the link shows this one and gives
 * nobody another (R-EVA-4). Errors: CERTIFICATE_UNKNOWN, CERTIFICATE_TAKEN_BACK.
 */
export async function openCertificateLink(
  services: Services,
  token: string,
): Promise<CertificateLinkResponse> {
  const certificate = await findByToken(services, token);
  const { name, facts, serial, dateText } = certificate;
  return {
    name,
    title: facts.titleOfActivity,
    hostName: facts.approvedProviderName,
    dateText,
    fileName: fileName(certificate),
    checkUrl: checkUrl(services.publicUrl, serial),
  };
}

/** Its PDF. Errors: the same; CERTIFICATE_DAMAGED. */
export const downloadByLink = async (services: Services, token: string): Promise<Download> =>
  downloadCertificate(services, await findByToken(services, token));

async function findByToken(services: Services, token: string): Promise<Certificate> {
  const [id = '', secret = ''] = token.split('.');
  const isOurs = services.isSame(secret, services.certificateSecret(id));
  const certificate = isOurs && (await services.store.certificates.findAnywhere({ id }));
  if (!certificate) throw notFound('CERTIFICATE_UNKNOWN', 'This certificate');
  if (certificate.status === 'voided') throw takenBack(certificate);
  return certificate;
}

const takenBack = ({ serial }: Certificate) =>
  new AppError(410, {
    code: 'CERTIFICATE_TAKEN_BACK',
    message: `This certificate was voided by its host; its serial was ${serial}.`,
    remedy: 'If a new one was issued, there is a newer letter. Otherwise ask the host.',
  });
