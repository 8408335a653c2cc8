const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

export interface Person {
  id: string;
  name: string;
  email: string;
  role: 'Learner' | 'Instructor';
}

export interface CourseLink {
  resourceLinkId: string;
  title: string;
  eventId: string;
}

export interface LaunchSubject {
  issuer: string;
  clientId: string;
  deploymentId: string;
  toolUrl: string;
  person: Person;
  link: CourseLink;
  nonce: string;
  now: Date;
}

/** The claims of a resource link launch as LTI Core 1.3, section 5.3, asks for them. */
export function launchClaims(subject: LaunchSubject): Record<string, unknown> {
  const { issuer, clientId, deploymentId, toolUrl, person, link, nonce, now } = subject;
  const issuedAt = Math.floor(now.getTime() / 1000);
  return {
    iss: issuer,
    aud: clientId,
    sub: person.id,
    nonce,
    iat: issuedAt,
    exp: issuedAt + 60,
    name: person.name,
    email: person.email,
    [`${LTI}message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}version`]: '1.3.0',
    [`${LTI}deployment_id`]: deploymentId,
    [`${LTI}target_link_uri`]: `${toolUrl}/lti/launch`,
    [`${LTI}roles`]: [`${MEMBERSHIP}${person.role}`],
    [`${LTI}resource_link`]: { id: link.resourceLinkId, title: link.title },
    [`${LTI}context`]: { id: 'try-out-course', title: 'Practice course' },
    [`${LTI}custom`]: { event: link.eventId },
    [`${LTI}launch_presentation`]: { return_url: `${issuer}/`, document_target: 'iframe' },
  };
}
