const AGS = 'https://purl.imsglobal.org/spec/lti-ags/scope/';

/** What a service token may be asked for (AGS 2.0, section 3; NRPS 2.0, section 2.4.1). */
export const SCOPE = {
  lineItem: `${AGS}lineitem`,
  lineItemReadOnly: `${AGS}lineitem.readonly`,
  score: `${AGS}score`,
  membershipReadOnly: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;

/** Platforms take these exactly: no list, no `*`, no parameters (Moodle answers others with 400). */
export const MEDIA_TYPE = {
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  memberships: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
} as const;

/** Claims that name a platform's services, and those of deep linking. */
export const SERVICE_CLAIM = {
  assignmentsAndGrades: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  namesAndRoles: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  deepLinkingSettings: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
  contentItems: 'https://purl.imsglobal.org/spec/lti-dl/claim/content_items',
  data: 'https://purl.imsglobal.org/spec/lti-dl/claim/data',
  message: 'https://purl.imsglobal.org/spec/lti-dl/claim/msg',
  errorMessage: 'https://purl.imsglobal.org/spec/lti-dl/claim/errormsg',
} as const;
