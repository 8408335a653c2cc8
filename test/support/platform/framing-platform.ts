import express from 'express';
import { DEMO_COURSE_ID, DEMO_HOST_ID } from '../../../server/demo.ts';
import { freePortPair } from '../server/free-ports.ts';
import { listenUntilEnd } from '../server/listen.ts';
import type { TestServer } from '../server/test-server.ts';
import { type PlatformOptions, createPlatform } from './platform.ts';

export interface FramingPlatform {
  /** The page of the LMS that shows the activity in a frame, as somebody. */
  activityUrl: (personId?: string) => string;
  /** A page of the LMS itself, which is a part of the event. */
  readingUrl: (personId?: string) => string;
}

/**
 * An LMS on another site than the server (`127.0.0.1` beside `localhost`), which the server knows.
 * `authenticatesAt` moves its log-in to another origin than its storage.
 */
export async function startFramingPlatform(
  { deps }: TestServer,
  {
    toolUrl,
    storage,
    authenticatesAt,
    eventId = DEMO_COURSE_ID,
  }: Pick<PlatformOptions, 'toolUrl' | 'storage'> & { authenticatesAt?: string; eventId?: string },
): Promise<FramingPlatform> {
  const port = await freePortPair();
  const issuer = `http://127.0.0.1:${port}/lms`;
  const known = { issuer, clientId: 'framing', deploymentId: 'd-1' };
  const links = [{ resourceLinkId: 'course', title: 'Course', eventId }];
  const { router } = await createPlatform({
    ...known,
    toolUrl,
    links,
    ...(storage && { storage }),
  });
  await listenUntilEnd(express().use('/lms', router), { port });
  const { clientId, deploymentId } = known;
  await deps.lti.registry.register({
    issuer,
    clientId,
    name: 'Framing LMS',
    authenticationEndpoint: `${authenticatesAt ?? issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    jwksUri: `${issuer}/jwks`,
  });
  const link = { issuer, clientId, hostId: DEMO_HOST_ID, deploymentIds: [deploymentId] };
  await deps.services.store.platforms.save(link);
  return {
    activityUrl: (person = 'learner-1') => `${issuer}/activity?link=course&person=${person}`,
    readingUrl: (person = 'learner-1') =>
      `${issuer}/reading?chapter=1&link=course&person=${person}`,
  };
}
