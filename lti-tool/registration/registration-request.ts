import { CUSTOM_PARAMETERS } from '../custom-parameters.ts';
import { type PlatformConfiguration, productOf } from './platform-configuration.ts';
import {
  CANVAS_PLACEMENTS,
  NAVIGATION_PARAMETERS,
  type ToolDescription,
  WANTED_CLAIMS,
  WANTED_SCOPES,
} from './tool-description.ts';

/** What is posted to a platform's registration endpoint (Dynamic Registration 1.0, section 3.5). */
export function registrationRequest(
  tool: ToolDescription,
  configuration: PlatformConfiguration,
): object {
  const isCanvas = productOf(configuration) === 'canvas';
  return {
    application_type: 'web',
    client_name: tool.name,
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: tool.loginUrl,
    redirect_uris: [tool.launchUrl],
    jwks_uri: tool.jwksUrl,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: offered(WANTED_SCOPES, configuration.scopes_supported).join(' '),
    'https://purl.imsglobal.org/spec/lti-tool-configuration': {
      domain: tool.domain,
      description: tool.description,
      target_link_uri: tool.launchUrl,
      custom_parameters: CUSTOM_PARAMETERS,
      claims: offered(WANTED_CLAIMS, configuration.claims_supported),
      messages: isCanvas ? canvasMessages(tool) : messages(tool),
      ...(isCanvas && canvasExtensions(tool)),
    },
  };
}

/** A platform that lists what it has is asked for nothing else. */
function offered(
  wishes: readonly { name: string }[],
  supported: readonly string[] | undefined,
): string[] {
  const names = wishes.map(({ name }) => name);
  return supported && supported.length > 0
    ? names.filter((name) => supported.includes(name))
    : names;
}

const messages = ({ launchUrl, name }: ToolDescription) =>
  ['LtiDeepLinkingRequest', 'LtiResourceLinkRequest'].map((type) => ({
    type,
    target_link_uri: launchUrl,
    label: name,
  }));

const canvasMessages = ({ launchUrl, name }: ToolDescription) =>
  CANVAS_PLACEMENTS.map(({ placement, message }) => ({
    type: message,
    target_link_uri: launchUrl,
    label: name,
    placements: [placement],
    ...(placement === 'course_navigation' && {
      custom_parameters: NAVIGATION_PARAMETERS,
      'https://canvas.instructure.com/lti/course_navigation/default_enabled': false,
    }),
  }));

/** Canvas hides names and addresses unless it is asked for them. */
const canvasExtensions = ({ toolId }: ToolDescription) => ({
  'https://canvas.instructure.com/lti/privacy_level': 'public',
  'https://canvas.instructure.com/lti/tool_id': toolId,
});
