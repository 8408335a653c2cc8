import { openSetUp } from './services/accounts/open-set-up.ts';
import { approveDeployment } from './services/settings/approve-deployment.ts';
import type { Services } from './services/ports.ts';
import { refreshRoster } from './services/roster/refresh-roster.ts';
import { showRoster } from './services/roster/show-roster.ts';
import { openRegistration } from './services/settings/open-registration.ts';

/** What was typed is not what a command takes. */
export class UsageError extends Error {}

export interface OperatorOptions {
  host?: string | undefined;
  issuer?: string | undefined;
  client?: string | undefined;
  deployment?: string | undefined;
  event?: string | undefined;
}

/** Texts and lists of flat rows, which can be said in lines and as JSON. */
export type OperatorAnswer = Record<string, unknown> | Record<string, unknown>[];

type Command = (services: Services, options: OperatorOptions) => Promise<OperatorAnswer>;

/** As the audit log names whoever sits at the server. */
const OPERATOR = 'operator (command line)';

export const OPERATOR_COMMANDS: Readonly<Record<string, Command>> = {
  'set-up-link': async (services) => ({ link: await openSetUp(services) }),

  platforms: async ({ store }, { host }) => {
    const hostIds = host === undefined ? await store.hosts.listIds() : [host];
    const lists = await Promise.all(hostIds.map((id) => store.platforms.listOfHost(id)));
    return lists.flat().map(({ pendingDeploymentIds = [], ...link }) => ({
      ...link,
      pendingDeploymentIds,
    }));
  },

  'registration-link': async (services, options) => {
    const { url } = await openRegistration(services, {
      hostId: needed(options, 'host'),
      actor: OPERATOR,
    });
    return { url };
  },

  /** New keys now; the old ones stay published through the overlap. */
  'rotate-keys': async ({ lms }) => ({ rotated: await lms.rotateKeys({ everyDays: 0 }) }),

  /** Reads the courses of an event anew; those who have not begun. */
  roster: async (services, options) => {
    const event = await services.store.events.find(needed(options, 'event'));
    if (!event) throw new UsageError('There is no event with this id.');
    await refreshRoster(services, event);
    const { courses, notBegun } = await showRoster(services, event);
    const problems = courses.flatMap(({ platform, problem }) =>
      problem ? [{ platform, problem: problem.message, remedy: problem.remedy }] : [],
    );
    return [...problems, ...notBegun.map(({ name, email }) => ({ name, email: email ?? '' }))];
  },

  'approve-deployment': async (services, options) => {
    const issuer = needed(options, 'issuer');
    const clientId = needed(options, 'client');
    const deploymentId = needed(options, 'deployment');
    if (!(await services.store.platforms.find(issuer, clientId))) {
      throw new UsageError(
        'No LMS has this issuer and client id; “platforms” lists those there are.',
      );
    }
    const tenant = { issuer, clientId, deploymentId };
    const { pendingDeploymentIds = [], ...link } = await approveDeployment(
      services,
      OPERATOR,
      tenant,
    );
    return { ...link, pendingDeploymentIds };
  },
};

/** Where an option's value is found. */
const WHERE: Readonly<Record<keyof OperatorOptions, string>> = {
  host: '“platforms” lists each LMS with its host',
  issuer: '“platforms” lists what there is',
  client: '“platforms” lists what there is',
  deployment: '“platforms” lists what there is',
  event: 'it is in the address of the event’s page in the console',
};

function needed(options: OperatorOptions, name: keyof OperatorOptions): string {
  const value = options[name];
  if (!value) throw new UsageError(`--${name} is needed; ${WHERE[name]}.`);
  return value;
}

/** For people: a link alone is only the link; rows are lines of `name: value`. */
export function sayAnswer(answer: OperatorAnswer): string {
  const rows = Array.isArray(answer) ? answer : [answer];
  if (rows.length === 0) return 'There is none.';
  return rows.map(sayRow).join('\n\n');
}

function sayRow(row: Record<string, unknown>): string {
  const entries = Object.entries(row);
  if (entries.length === 1) return String(entries[0]?.[1]);
  return entries.map(([name, value]) => `${name}: ${[value].flat().join(', ') || '–'}`).join('\n');
}
