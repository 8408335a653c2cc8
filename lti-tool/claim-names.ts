const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';

/** Claim names of LTI Core 1.3, section 5.3; those of services are in services/service-names.ts. */
export const CLAIM = {
  messageType: `${LTI}message_type`,
  version: `${LTI}version`,
  deploymentId: `${LTI}deployment_id`,
  targetLinkUri: `${LTI}target_link_uri`,
  resourceLink: `${LTI}resource_link`,
  roles: `${LTI}roles`,
  context: `${LTI}context`,
  custom: `${LTI}custom`,
  launchPresentation: `${LTI}launch_presentation`,
  /** Whose work is looked at (Submission Review 1.0, section 3). */
  forUser: `${LTI}for_user`,
} as const;
