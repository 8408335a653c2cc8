import { z } from 'zod';

const address = z.url({ protocol: /^https?$/ });

/** What a platform says of itself (Dynamic Registration 1.0, section 3.4). */
export const PlatformConfiguration = z.object({
  issuer: address,
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  registration_endpoint: address,
  scopes_supported: z.array(z.string()).optional().catch(undefined),
  claims_supported: z.array(z.string()).optional().catch(undefined),
  'https://purl.imsglobal.org/spec/lti-platform-configuration': z
    .object({
      product_family_code: z.string().optional().catch(undefined),
      messages_supported: z
        .array(z.object({ type: z.string() }))
        .optional()
        .catch(undefined),
      /** Canvas: the institution’s name. */
      'https://canvas.instructure.com/lti/account_name': z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type PlatformConfiguration = z.infer<typeof PlatformConfiguration>;

/** What a platform adds to a registration (section 3.6); Moodle names the deployment, Canvas does not. */
export const RegistrationAnswer = z.object({
  client_id: z.string().min(1).max(255),
  'https://purl.imsglobal.org/spec/lti-tool-configuration': z
    .object({ deployment_id: z.coerce.string().min(1).max(255).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** Canvas says who it is at one address and signs in at another, the same for every institution. */
const CANVAS_HOSTS: Readonly<Record<string, string>> = {
  'canvas.instructure.com': 'sso.canvaslms.com',
  'canvas.beta.instructure.com': 'sso.beta.canvaslms.com',
  'canvas.test.instructure.com': 'sso.test.canvaslms.com',
};

/**
 * Whether a configuration speaks for its own server only (section 3.4): a platform that says that it
 * is another one could have everybody's launches signed by itself.
 */
export function isOwnIssuer(issuer: string, configurationUrl: string): boolean {
  const { host } = new URL(configurationUrl);
  const issuerHost = new URL(issuer).host;
  return host === issuerHost || host === CANVAS_HOSTS[issuerHost];
}

/** How the platform's product is called, in lower case; empty when it does not say. */
export const productOf = (configuration: PlatformConfiguration): string =>
  (
    configuration['https://purl.imsglobal.org/spec/lti-platform-configuration']
      ?.product_family_code ?? ''
  ).toLowerCase();
