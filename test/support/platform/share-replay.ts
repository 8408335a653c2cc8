import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { PlatformConnection } from '../../../lti-tool/services/service-ports.ts';
import { connectTool, makeToolKey } from './connect-tool.ts';
import { type Replay, startReplay } from './recorded.ts';

export interface ConnectedReplay {
  replay: Replay;
  connection: PlatformConnection;
}

/** One platform with recorded answers for a file; each test finds it empty, and a tool without tokens. */
export function shareReplay(): () => ConnectedReplay {
  let shared: ConnectedReplay;
  let replay: Replay;
  let key: Awaited<ReturnType<typeof makeToolKey>>;
  beforeAll(async () => {
    key = await makeToolKey();
    replay = await startReplay();
  });
  afterAll(() => replay.close());
  beforeEach(() => {
    replay.answers.length = 0;
    replay.asked.length = 0;
    const tokenEndpoint = `${replay.url}/mod/lti/token.php`;
    const platform = { issuer: replay.url, clientId: 'client', deploymentId: '1', tokenEndpoint };
    shared = { replay, connection: connectTool(platform, key) };
  });
  return () => shared;
}
