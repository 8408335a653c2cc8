import { SCOPE } from '../services/service-names.ts';

/** Something that is asked of a platform, and why, in words for its administrator. */
export interface Wish {
  name: string;
  reason: string;
}

/** What the tool is, wherever it is registered. */
export interface ToolDescription {
  name: string;
  description: string;
  /** Tells the tool from others in Canvas. */
  toolId: string;
  loginUrl: string;
  /** The one redirect address, and where every link goes. */
  launchUrl: string;
  jwksUrl: string;
  domain: string;
}

const NAME = 'Montana PDU certificates';

/**
 * The tool at its base address; every form of registration is made from this.
 * @example describeTool('https://pdu.example.org').loginUrl // 'https://pdu.example.org/lti/login'
 */
export const describeTool = (publicUrl: string): ToolDescription => ({
  name: NAME,
  description:
    'Proves that educators took part, and issues Montana’s official certificates of professional development units.',
  toolId: 'montana-pdu-certificates',
  loginUrl: `${publicUrl}/lti/login`,
  launchUrl: `${publicUrl}/lti/launch`,
  jwksUrl: `${publicUrl}/lti/jwks`,
  domain: new URL(publicUrl).host,
});

/** Claims about the person (OpenID Connect Core, section 5.1). */
export const WANTED_CLAIMS: readonly Wish[] = [
  { name: 'iss', reason: 'Tells which learning platform somebody comes from.' },
  { name: 'sub', reason: 'Tells people apart.' },
  { name: 'name', reason: 'Is proposed as the name on the certificate.' },
  { name: 'given_name', reason: 'Where there is no full name.' },
  { name: 'family_name', reason: 'Where there is no full name.' },
  { name: 'email', reason: 'The certificate is sent there.' },
];

/** Services, and nothing more than is used (LTI Advantage). */
export const WANTED_SCOPES: readonly Wish[] = [
  { name: SCOPE.lineItem, reason: 'Makes one column for each activity that is placed.' },
  { name: SCOPE.lineItemReadOnly, reason: 'Finds the column that is there already.' },
  { name: SCOPE.score, reason: 'Gives the full grade with the certificate, so that gates open.' },
  { name: SCOPE.membershipReadOnly, reason: 'Shows the host who has not begun yet.' },
];

/** Where the tool appears in Canvas. */
export const CANVAS_PLACEMENTS = [
  { placement: 'assignment_selection', message: 'LtiDeepLinkingRequest' },
  { placement: 'link_selection', message: 'LtiDeepLinkingRequest' },
  { placement: 'course_navigation', message: 'LtiResourceLinkRequest' },
] as const;

/** Custom parameters that go with a launch from a course's menu, where no activity was placed. */
export const NAVIGATION_PARAMETERS = { place: 'course-navigation' } as const;
