import { certificateLetterKey } from '../../domain/letter-keys.ts';
import { isEmail } from '../../domain/contact-checks.ts';
import { checkUrl } from './check-certificate.ts';
import type { Services } from '../ports.ts';
import { type NewLetter, newLetter } from '../mail/queue-letter.ts';
import type { Certificate, Host, Letter } from '../records.ts';

/**
 * The letter with the link to a new certificate (R-CRT-7); null when the host does not want any, or
 * the educator has no address. Its key says that there is one only.
 */
export async function certificateLetter(
  services: Services,
  certificate: Certificate,
  host: Host,
): Promise<Letter | null> {
  if (!host.mailsCertificates) return null;
  const to = await addressOf(services, certificate);
  if (!to) return null;
  const words = letterAbout(services, certificate, to);
  return newLetter(services, { ...words, key: certificateLetterKey(certificate.id) });
}

/** Where the educator can be written to; null when nobody has said. */
export async function addressOf(
  { store }: Services,
  { participantId }: Pick<Certificate, 'participantId'>,
): Promise<string | null> {
  const email = (await store.participants.find(participantId))?.email;
  return email && isEmail(email) ? email : null;
}

/** The link is personal, works for ever, and has its secret behind `#`, where no server sees it. */
export const certificateLink = (
  { publicUrl, certificateSecret }: Services,
  { id }: Pick<Certificate, 'id'>,
): string => `${publicUrl}/certificates#${id}.${certificateSecret(id)}`;

/** What is written to whoever has the certificate; the PDF itself is not attached. */
export function letterAbout(services: Services, certificate: Certificate, to: string): NewLetter {
  const { facts, name, hostId, serial } = certificate;
  const text = `Hello ${name},

here is your certificate from ${facts.approvedProviderName}:

${facts.titleOfActivity}
${facts.beginningAndEndingDates}
Professional development units: ${facts.unitsEarned}

Open or download it, now or in later years:
${certificateLink(services, certificate)}

The link is yours: whoever has it can see this certificate, and no other. Anybody can check the certificate by its serial ${serial}:
${checkUrl(services.publicUrl, serial)}
`;
  return { hostId, to, subject: `Your certificate for “${facts.titleOfActivity}”`, text };
}
