import type { PlatformRegistry } from '../../lti-tool/registry.ts';
import type { GuardedFetch } from '../../lti-tool/services/guarded-fetch.ts';
import { ensureLineItem } from '../../lti-tool/services/line-items.ts';
import { type ScoreOutcome, outcomeOfProblem } from '../../lti-tool/services/score-outcome.ts';
import { sendScore } from '../../lti-tool/services/scores.ts';
import type {
  PlatformConnection,
  PlatformServices,
} from '../../lti-tool/services/service-ports.ts';
import { createServiceTokens } from '../../lti-tool/services/service-token.ts';
import type { LmsRosters } from '../services/roster/roster-ports.ts';
import { lmsRosters } from './lms-rosters.ts';
import type { GradeTarget, LmsAnswer, LmsServices } from '../services/grades/score-ports.ts';

export interface LmsDependencies {
  registry: PlatformRegistry;
  fetch: GuardedFetch;
  now: () => Date;
}

/** The services of the registered platforms (LTI Advantage), with tokens that are kept. */
export function createLmsServices({
  registry,
  fetch,
  now,
}: LmsDependencies): LmsServices & LmsRosters {
  const tokens = createServiceTokens({
    fetch,
    now,
    async keyOf({ issuer, clientId }) {
      const key = await registry.signingKeyOf(issuer, clientId);
      if (!key) throw new Error(`no key for ${issuer} ${clientId}`);
      return key;
    },
  });
  /** Null for a platform that was removed. */
  const connect = async (tenant: Tenant): Promise<PlatformConnection | null> => {
    const { issuer, clientId, deploymentId } = tenant;
    const found = await registry.find(issuer, clientId);
    if (!found) return null;
    const { tokenEndpoint } = found;
    return { platform: { issuer, clientId, deploymentId, tokenEndpoint }, tokens, fetch, now };
  };
  return {
    ...lmsRosters(connect),
    async lineItemOf(target, wanted) {
      const connection = await connect(target);
      if (!connection) return removed;
      const { resourceLinkId } = target;
      const made = await ensureLineItem(connection, gradesOf(target), {
        ...wanted,
        resourceLinkId,
      });
      if (!made.ok) return answerOf(outcomeOfProblem(made.problem));
      return { lineItemUrl: made.value.lineItemUrl };
    },
    async sendScore(target, { lineItemUrl, scoreMaximum, ...score }) {
      const connection = await connect(target);
      if (!connection) return removed;
      const full = { userId: target.userId, scoreGiven: scoreMaximum, scoreMaximum, ...score };
      const { scopes } = target;
      return answerOf(await sendScore(connection, { lineItemUrl, scopes }, full));
    },
  };
}

type Tenant = Pick<PlatformServices, 'issuer' | 'clientId' | 'deploymentId'>;

const gradesOf = ({ lineItemsUrl, lineItemUrl, scopes }: GradeTarget) => ({
  ...(lineItemsUrl && { lineItemsUrl }),
  ...(lineItemUrl && { lineItemUrl }),
  scopes,
});

function answerOf(outcome: ScoreOutcome): LmsAnswer {
  if (outcome.kind === 'sent') return { kind: 'sent' };
  const { code, detail, retryAfterSeconds } = outcome.problem;
  if (outcome.kind === 'later') {
    return { kind: 'later', code, detail, retryAfterSeconds: retryAfterSeconds ?? null };
  }
  return { kind: outcome.kind === 'superseded' ? 'superseded' : 'failed', code, detail };
}

const removed: LmsAnswer = {
  kind: 'failed',
  code: 'PLATFORM_UNKNOWN',
  detail: 'the platform was removed',
};
