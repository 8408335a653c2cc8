import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { CLAIM } from './claim-names.ts';
import { hashOf, isSameHash } from './hashing.ts';
import type { Launch } from './launch.ts';
import type { Deployments, PendingLogin, Platform } from './ports.ts';
import { check } from './refusals.ts';
import { readDeepLinkingSettings } from './services/deep-linking-settings.ts';
import { SERVICE_CLAIM } from './services/service-names.ts';

/** Messages that are known, by their names in tokens. */
const MESSAGES: Record<string, Launch['message']> = {
  LtiResourceLinkRequest: 'resource-link',
  LtiDeepLinkingRequest: 'deep-linking',
  LtiSubmissionReviewRequest: 'submission-review',
};

/** Ids longer than this are not ids (Core 1.3, sections 5.3.3 and 5.3.5). */
const LONGEST_ID = 255;
const id = z.string().min(1).max(LONGEST_ID);
const isId = (value: unknown): boolean => id.safeParse(value).success;

export interface ClaimExpectation {
  login: PendingLogin;
  platform: Platform;
  deployments: Deployments;
}

/**
 * Checks the claims of a token that is genuine (LTI Core 1.3, section 5.3, in its order); each MUST
 * has one check and one code. Answers which message it is. Errors: LtiRefusal.
 */
export async function checkClaims(
  payload: JWTPayload,
  { login, platform, deployments }: ClaimExpectation,
): Promise<Launch['message']> {
  checkNonce(payload, login);
  const message = checkMessageType(payload);
  checkVersion(payload);
  await checkDeployment(payload, { login, platform, deployments });
  checkTargetLink(payload, login);
  MESSAGE_CHECKS[message](payload);
  checkSubject(payload);
  checkRoles(payload);
  return message;
}

function checkNonce({ nonce }: JWTPayload, { nonceHash }: PendingLogin): void {
  check(typeof nonce === 'string' && isSameHash(hashOf(nonce), nonceHash), 'NONCE_WRONG');
}

function checkMessageType(payload: JWTPayload): Launch['message'] {
  const message = MESSAGES[String(payload[CLAIM.messageType])];
  check(message !== undefined, 'MESSAGE_TYPE_UNKNOWN');
  return message;
}

function checkVersion(payload: JWTPayload): void {
  check(payload[CLAIM.version] === '1.3.0', 'VERSION_WRONG');
}

async function checkDeployment(
  payload: JWTPayload,
  { login, platform: { issuer, clientId }, deployments }: ClaimExpectation,
): Promise<void> {
  const deploymentId = id.safeParse(payload[CLAIM.deploymentId]).data;
  check(deploymentId !== undefined, 'DEPLOYMENT_MISSING');
  const isSame = login.deploymentId === null || login.deploymentId === deploymentId;
  check(isSame, 'DEPLOYMENT_CHANGED');
  const isKnown = await deployments.isKnown({ issuer, clientId, deploymentId });
  check(isKnown, 'DEPLOYMENT_UNKNOWN', new Error(`${issuer} ${clientId} ${deploymentId}`));
}

function checkTargetLink(payload: JWTPayload, { targetLinkUri }: PendingLogin): void {
  check(payload[CLAIM.targetLinkUri] === targetLinkUri, 'TARGET_LINK_WRONG');
}

function checkResourceLink(payload: JWTPayload): void {
  const link = z.object({ id });
  check(link.safeParse(payload[CLAIM.resourceLink]).success, 'RESOURCE_LINK_MISSING');
}

function checkDeepLinkingSettings(payload: JWTPayload): void {
  const settings = readDeepLinkingSettings(payload[SERVICE_CLAIM.deepLinkingSettings]);
  check(settings !== null, 'DEEP_LINKING_SETTINGS_MISSING');
}

function checkForUser(payload: JWTPayload): void {
  const user = z.object({ user_id: id });
  check(user.safeParse(payload[CLAIM.forUser]).success, 'FOR_USER_MISSING');
}

/** What each message needs beside what all need. */
const MESSAGE_CHECKS: Record<Launch['message'], (payload: JWTPayload) => void> = {
  'resource-link': checkResourceLink,
  'deep-linking': checkDeepLinkingSettings,
  'submission-review': (payload) => {
    checkResourceLink(payload);
    checkForUser(payload);
  },
};

function checkSubject({ sub }: JWTPayload): void {
  check(isId(sub), 'SUBJECT_MISSING');
}

function checkRoles(payload: JWTPayload): void {
  check(Array.isArray(payload[CLAIM.roles]), 'ROLES_MISSING');
}
