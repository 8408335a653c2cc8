import { onTestFinished } from 'vitest';
import type { PlatformConnection } from '../../../lti-tool/services/service-ports.ts';
import { connectTool, makeToolKey } from './connect-tool.ts';
import type { PlayerOptions } from './played-platform.ts';
import { type ServicePlayer, startServicePlayer } from './service-player.ts';

export interface Played {
  player: ServicePlayer;
  connection: PlatformConnection;
  /** Of both sides; the test may move it. */
  clock: { now: Date };
}

/** Starts a played platform's services for one test, with a tool that is connected to them. */
export async function startPlayed(
  plays: PlayerOptions['plays'],
  more: Pick<PlayerOptions, 'members' | 'allowedScopes'>,
): Promise<Played> {
  const clock = { now: new Date('2026-03-02T10:00:00.250Z') };
  const key = await makeToolKey();
  const player = await startServicePlayer({
    plays,
    clientId: 'client',
    deploymentId: 'd-1',
    toolKeys: key.published,
    now: () => clock.now,
    ...more,
  });
  onTestFinished(player.close);
  return { player, connection: connectTool(player.platform, key, clock), clock };
}
