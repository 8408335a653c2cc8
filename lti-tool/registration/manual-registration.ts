import { CUSTOM_PARAMETERS } from '../custom-parameters.ts';
import {
  CANVAS_PLACEMENTS,
  NAVIGATION_PARAMETERS,
  type ToolDescription,
  WANTED_SCOPES,
} from './tool-description.ts';

/** What Canvas takes for a developer key as “Paste JSON”. */
export function canvasConfiguration(tool: ToolDescription): object {
  const { name, description, loginUrl, launchUrl, jwksUrl, domain, toolId } = tool;
  return {
    title: name,
    description,
    oidc_initiation_url: loginUrl,
    target_link_uri: launchUrl,
    public_jwk_url: jwksUrl,
    scopes: WANTED_SCOPES.map((scope) => scope.name),
    custom_fields: CUSTOM_PARAMETERS,
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain,
        tool_id: toolId,
        // Without it no name and no address comes, and a certificate needs a name.
        privacy_level: 'public',
        settings: { text: name, placements: CANVAS_PLACEMENTS.map((one) => placed(tool, one)) },
      },
    ],
  };
}

const placed = (
  { name, launchUrl }: ToolDescription,
  { placement, message }: (typeof CANVAS_PLACEMENTS)[number],
) => ({
  placement,
  text: name,
  message_type: message,
  target_link_uri: launchUrl,
  ...(placement === 'course_navigation' && {
    default: 'disabled',
    custom_fields: NAVIGATION_PARAMETERS,
  }),
});

/** One field of a form, as the form names it. */
export interface FormValue {
  field: string;
  value: string;
}

/** What is typed or chosen in Moodle under “Manage tools”, “Configure a tool manually”. */
export const moodleValues = (tool: ToolDescription): FormValue[] => [
  { field: 'Tool name', value: tool.name },
  { field: 'Tool URL', value: tool.launchUrl },
  { field: 'LTI version', value: 'LTI 1.3' },
  { field: 'Public key type', value: 'Keyset URL' },
  { field: 'Public keyset', value: tool.jwksUrl },
  { field: 'Initiate login URL', value: tool.loginUrl },
  { field: 'Redirection URI(s)', value: tool.launchUrl },
  {
    field: 'Custom parameters',
    value: Object.entries(CUSTOM_PARAMETERS)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
  },
  {
    field: 'Tool configuration usage',
    value: 'Show in activity chooser and as a preconfigured tool',
  },
  { field: 'Supports Deep Linking (Content-Item Message)', value: 'Ticked' },
  { field: 'Content Selection URL', value: tool.launchUrl },
  {
    field: 'IMS LTI Assignment and Grade Services',
    value: 'Use this service for grade sync and column management',
  },
  {
    field: 'IMS LTI Names and Role Provisioning',
    value: 'Use this service to retrieve members’ information as per privacy settings',
  },
  { field: 'Share launcher’s name with tool', value: 'Always' },
  { field: 'Share launcher’s email with tool', value: 'Always' },
  { field: 'Accept grades from the tool', value: 'Always' },
];
