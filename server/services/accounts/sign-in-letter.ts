import type { Services } from '../ports.ts';
import { queueLetter } from '../mail/queue-letter.ts';

/** The letter with a sign-in link. The token is behind `#`, so that mail scanners can't use it up. */
export async function sendSignInLetter(
  services: Services,
  { email, token }: { email: string; token: string },
): Promise<void> {
  await queueLetter(services, {
    hostId: null,
    to: email,
    subject: 'Your sign-in link',
    text: [
      'Hello,',
      '',
      'with this link you sign in to Montana PDU certificates. It works once, for 15 minutes:',
      '',
      `${services.publicUrl}/sign-in#${token}`,
      '',
      'If you did not ask for it, you need not do anything.',
    ].join('\n'),
    isSecret: true,
  });
}
