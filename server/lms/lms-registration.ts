import {
  canvasConfiguration,
  moodleValues,
} from '../../lti-tool/registration/manual-registration.ts';
import { registerTool } from '../../lti-tool/registration/register-tool.ts';
import {
  WANTED_CLAIMS,
  WANTED_SCOPES,
  describeTool,
} from '../../lti-tool/registration/tool-description.ts';
import type { GuardedFetch } from '../../lti-tool/services/guarded-fetch.ts';
import type { LmsRegistration } from '../services/settings/lms-ports.ts';

/** Registers this tool, as browsers and LMSs reach it, at LMSs that ask for it. */
export function lmsRegistration(fetch: GuardedFetch, publicUrl: string): LmsRegistration {
  const tool = describeTool(publicUrl);
  return {
    wishes: { claims: WANTED_CLAIMS, scopes: WANTED_SCOPES },
    byHand: {
      canvasJson: JSON.stringify(canvasConfiguration(tool), null, 2),
      moodle: moodleValues(tool),
    },
    async register(invitation) {
      const result = await registerTool(fetch, tool, invitation);
      if (!result.ok) return { problem: result.problem.code, detail: result.problem.detail };
      const { registration, deploymentId, product } = result;
      const { issuer, clientId, ...addresses } = registration;
      return { issuer, clientId, addresses, deploymentId, product };
    },
  };
}
