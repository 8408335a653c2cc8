import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createLtiRouter } from '../../lti-tool/lti-router.ts';
import { requireFewTries } from '../../server/services/rate-limits.ts';
import type { BenchServer } from './bench-server.ts';

/**
 * Our login and launch as the server composes them – store, registry, limits, keys –, with a session
 * token in one line as its page, which is as much as ltijs does.
 */
export async function startEdgeServer({
  server,
  clock,
}: BenchServer): Promise<{ url: string; close: () => void }> {
  const { lti, tokens, limits, services } = server.deps;
  const app = express();
  const listener = app.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  // `listen` on TCP always gives an address of this kind.
  const { port } = listener.address() as AddressInfo;
  const publicUrl = `http://localhost:${port}`;
  const refuse = async () => {
    throw new Error('the bench launches activities only');
  };
  const router = createLtiRouter({
    ...lti,
    publicUrl,
    now: () => clock.now,
    fetch: lti.fetchKeys,
    limit: (deed, request) => requireFewTries(limits, `lti-${deed}`, request.ip ?? ''),
    deployments: {
      isKnown: async ({ issuer, clientId, deploymentId }) =>
        (await services.store.platforms.find(issuer, clientId))?.deploymentIds.includes(
          deploymentId,
        ) ?? false,
    },
    onLaunch: async ({ subject }, _request, response) => {
      const { sessionToken } = await tokens.issue({ kind: 'educator', sessionId: subject });
      response.send(`<h1 data-token="${sessionToken}">Connected</h1>`);
    },
    onDeepLinking: refuse,
    onSubmissionReview: refuse,
    onPage: ({ kind }, response) => void response.status(500).send(kind),
    onRefusal: ({ code }, _request, response) => void response.status(400).send(code),
  });
  app.use('/lti', router);
  return {
    url: `${publicUrl}/lti`,
    close: () => {
      listener.close();
      listener.closeAllConnections();
    },
  };
}
