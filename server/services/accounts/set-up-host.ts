import { isPhone, prettyPhone } from '../../domain/contact-checks.ts';
import type { SetUpRequest } from '../../contract/account.ts';
import { AppError } from '../../errors.ts';
import { auditOfHost } from '../records/host-audit.ts';
import type { Services } from '../ports.ts';
import type { Host } from '../records.ts';
import { phoneWrong } from '../settings/update-settings.ts';

/**
 * Makes a host with its first admin, whose address is proven by the link that is mailed to it. While
 * that has not happened the same set-up link mends a mistyped address. Errors: SET_UP_CLOSED, PHONE_WRONG.
 */
export async function setUpHost(
  services: Services,
  { setUpLink, host: typed, admin }: SetUpRequest,
): Promise<void> {
  const { store, accounts, now, newId } = services;
  const [id = '', secret = ''] = setUpLink.split('.');
  const setUp = await store.setUps.find(id);
  if (!setUp || setUp.closedAt || !services.isSame(secret, services.setUpSecret(id))) {
    throw setUpClosed();
  }
  if (!isPhone(typed.phone)) throw phoneWrong();
  const at = now();
  const host = newHost({ ...typed, id: setUp.hostId ?? newId() });
  const email = admin.email.toLowerCase();
  const member = {
    id: newId(),
    hostId: host.id,
    email,
    name: admin.name,
    role: 'admin' as const,
    invitedBy: 'set-up link',
    invitedAt: at,
    joinedAt: null,
  };
  const details = { name: host.name, admin: email };
  const audit = auditOfHost(
    services,
    { hostId: host.id, actor: 'set-up link' },
    { action: 'host-set-up', details },
  );
  await store.setUps.complete(id, { host, admin: member, audit });
  await accounts.sendLink({ email, name: admin.name });
}

const newHost = ({
  id,
  name,
  phone,
  timeZone,
}: Pick<Host, 'id' | 'name' | 'phone' | 'timeZone'>): Host => ({
  id,
  name,
  phone: prettyPhone(phone),
  timeZone,
  signatoryName: '',
  signaturePng: new Uint8Array(),
  signatoryConsent: null,
  unitStep: 1,
  ownCategories: [],
  allowedOrigins: [],
  mailsCertificates: true,
  embedKeyVersion: 1,
  seal: null,
});

const setUpClosed = () =>
  new AppError(410, {
    code: 'SET_UP_CLOSED',
    message: 'This set-up link was used already, or is not complete.',
    remedy: 'Sign in, or ask whoever runs the server for a new link.',
  });
