import type { PlatformRequest } from '../../../server/contract/platforms.ts';

export type PresetName = 'canvas' | 'moodle' | 'other';

export const PRESETS: Readonly<Record<PresetName, string>> = {
  canvas: 'Canvas, hosted by Instructure',
  moodle: 'Moodle',
  other: 'Another one',
};

type Addresses = Pick<
  PlatformRequest,
  'issuer' | 'authenticationEndpoint' | 'tokenEndpoint' | 'jwksUri'
>;

/** The same for every school, whatever its own address is. */
const CANVAS: Addresses = {
  issuer: 'https://canvas.instructure.com',
  authenticationEndpoint: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
  tokenEndpoint: 'https://sso.canvaslms.com/login/oauth2/token',
  jwksUri: 'https://sso.canvaslms.com/api/lti/security/jwks',
};

/**
 * What is known of an LMS from its kind and the address of its site; null while that is missing.
 * @example presetAddresses('moodle', 'https://moodle.example.org/').jwksUri // 'https://moodle.example.org/mod/lti/certs.php'
 */
export function presetAddresses(preset: PresetName, site: string): Addresses | null {
  if (preset === 'canvas') return CANVAS;
  const issuer = site.trim().replace(/\/+$/, '');
  if (preset === 'other' || !URL.canParse(issuer)) return null;
  return {
    issuer,
    authenticationEndpoint: `${issuer}/mod/lti/auth.php`,
    tokenEndpoint: `${issuer}/mod/lti/token.php`,
    jwksUri: `${issuer}/mod/lti/certs.php`,
  };
}
