import type { Services } from '../ports.ts';

/**
 * The address under which the first host is made; null once a host has an admin who has signed in.
 * The same at every start until then. Its secret is behind `#`, so that no server or log sees it.
 */
export async function openFirstSetUp(services: Services): Promise<string | null> {
  const { store, now } = services;
  const fresh = { id: 'first', openedAt: now(), hostId: null, closedAt: null };
  const setUp = await store.setUps.openFirst(fresh);
  return setUp && setUp.closedAt === null ? setUpAddress(services, setUp.id) : null;
}

/** One more address, for one more host; for the operator. */
export async function openSetUp(services: Services): Promise<string> {
  const { store, now, newId } = services;
  const setUp = { id: newId(), openedAt: now(), hostId: null, closedAt: null };
  await store.setUps.add(setUp);
  return setUpAddress(services, setUp.id);
}

const setUpAddress = ({ publicUrl, setUpSecret }: Services, id: string): string =>
  `${publicUrl}/set-up#${id}.${setUpSecret(id)}`;
