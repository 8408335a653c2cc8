import { PlatformRequest } from '../../contract/platforms.ts';
import { AppError } from '../../errors.ts';
import type { Actor } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { Host, PlatformLink } from '../records.ts';
import { addPlatform } from './add-platform.ts';
import { changePlatform } from './change-platform.ts';
import type {
  Registered,
  RegistrationInvitation,
  RegistrationLink,
  RegistrationProblem,
} from './lms-ports.ts';
import { platformId } from './show-platforms.ts';

/** Whom a registration link belongs to. Errors: REGISTRATION_LINK_OVER. */
export async function findRegistration(
  { store, now, sha256 }: Services,
  key: string,
): Promise<{ host: Host }> {
  const link = await store.registrationLinks.find(sha256(key), now());
  const host = link && (await store.hosts.find(link.hostId));
  if (!host) throw linkOver();
  return { host };
}

/**
 * Registers the tool at the LMS that opened the link, and connects that LMS with the link's host. The
 * link is used up only by success. Errors: REGISTRATION_LINK_OVER, REGISTRATION_FAILED,
 * PLATFORM_TAKEN, ADDRESS_NOT_HTTPS.
 */
export async function registerPlatform(
  services: Services,
  key: string,
  invitation: RegistrationInvitation,
): Promise<Registered> {
  const { store, now, sha256 } = services;
  const link = await store.registrationLinks.take(sha256(key), now());
  if (!link) throw linkOver();
  try {
    return await connect(services, link, invitation);
  } catch (error) {
    await store.registrationLinks.release(link.keyHash);
    throw error;
  }
}

async function connect(
  services: Services,
  { hostId, madeBy }: RegistrationLink,
  invitation: RegistrationInvitation,
): Promise<Registered> {
  const registered = await services.lms.register(invitation);
  if ('problem' in registered) throw failed(services, registered);
  const { issuer, clientId, addresses, deploymentId } = registered;
  const deploymentIds = deploymentId === null ? [] : [deploymentId];
  const platform = PlatformRequest.safeParse({ issuer, clientId, deploymentIds, ...addresses });
  if (!platform.success) {
    const detail = platform.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw failed(services, { problem: 'CONFIGURATION_UNREADABLE', detail });
  }
  const actor = { hostId, actor: `${madeBy} (by registration link)` };
  const known = await services.store.platforms.find(issuer, clientId);
  if (known?.hostId === hostId) await renew(services, actor, known, platform.data);
  else await addPlatform(services, actor, platform.data);
  return registered;
}

/** It registers again, as Moodle lets its administrators do: addresses may be new, approvals stay. */
async function renew(
  services: Services,
  actor: Actor,
  known: PlatformLink,
  platform: PlatformRequest,
): Promise<void> {
  const { issuer: _1, clientId: _2, ...change } = platform;
  const deploymentIds = [...new Set([...known.deploymentIds, ...platform.deploymentIds])];
  const { approvesDeployments = false } = known;
  await changePlatform(services, actor, {
    platformId: platformId(services, known),
    change: { ...change, deploymentIds, approvesDeployments },
  });
}

function failed({ log }: Services, { problem, detail }: RegistrationProblem): AppError {
  log.warn({ problem, detail }, 'registration failed');
  return new AppError(422, { code: 'REGISTRATION_FAILED', ...WORDS[problem] });
}

const BY_HAND = 'Or register the tool by hand; the host’s settings show every value.';

const WORDS = {
  CONFIGURATION_UNREACHABLE: {
    message: 'Your learning platform’s description of itself could not be read.',
    remedy: `It has to be reached from the internet by https. Start again from there, since its invitation may be over. ${BY_HAND}`,
  },
  CONFIGURATION_UNREADABLE: {
    message: 'Your learning platform’s description of itself is not complete.',
    remedy: BY_HAND,
  },
  ISSUER_FOREIGN: {
    message: 'Your learning platform says that it is another server than the one that answers.',
    remedy: `Its own address and its issuer have to agree. ${BY_HAND}`,
  },
  REGISTRATION_REFUSED: {
    message: 'Your learning platform did not take the registration.',
    remedy: `Its invitation is good once and not for long: start again from there. ${BY_HAND}`,
  },
} as const;

const linkOver = () =>
  new AppError(410, {
    code: 'REGISTRATION_LINK_OVER',
    message: 'This registration link was used already, or is over.',
    remedy: 'Ask the host for a new one: in the console, under “Learning platforms”.',
  });
