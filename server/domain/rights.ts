/** What a person is in a host's account. */
export type Role = 'admin' | 'instructor' | 'auditor';

/** What somebody may want to do in the console. */
export type Right =
  /** What needs somebody, over all events. */
  | 'see-host'
  /** Events with their people, forms and certificates. */
  | 'see-events'
  /** Upload the official form and say where name, signature and date go. */
  | 'serve-form'
  /** Begin, edit, publish and duplicate events; say who was there. */
  | 'edit-events'
  /** Cancel, report the count, void a certificate. */
  | 'decide'
  /** The numbers for PDUPS, the audit log, the whole record of an event. */
  | 'see-records'
  /** Settings, people, platforms, legal hold, purge. */
  | 'run-host';

/** The one table of who may do what (R-REC-3, R-REC-4). */
const RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  admin: [
    'see-host',
    'see-events',
    'serve-form',
    'edit-events',
    'decide',
    'see-records',
    'run-host',
  ],
  instructor: ['see-host', 'see-events', 'serve-form', 'edit-events'],
  auditor: ['see-host', 'see-events', 'see-records'],
};

/** An instructor who came from an LMS, for the one event that was launched. */
const LAUNCHED: readonly Right[] = ['see-events', 'serve-form'];

/** What somebody is in a host; with an event, a person who came from an LMS for it. */
export interface Standing {
  role: Role;
  eventId?: string | undefined;
}

/**
 * Whether a person of a host may do something there; with `eventId`, a person who came from an LMS.
 * @example hasRight({ role: 'auditor' }, 'edit-events') // false
 */
export const hasRight = (person: Standing, right: Right): boolean =>
  rightsOf(person).includes(right);

/** Everything that a person may do, so that the console offers nothing else. */
export const rightsOf = ({ role, eventId }: Standing): readonly Right[] =>
  eventId ? LAUNCHED : RIGHTS[role];
