import { ERROR_CODES, type ErrorCode } from '../../contract/error-codes.ts';
import { type Role, hasRight } from '../../domain/rights.ts';
import type { Documented } from '../endpoint.ts';

const ROLES: readonly Role[] = ['admin', 'instructor', 'auditor'];

/** Who may call a route, in words from the table of rights. */
export function callerWords({ caller, isOfEvent }: Documented): string {
  if (caller === 'anybody') return 'Anybody; the request proves itself.';
  if (caller === 'account')
    return 'Somebody who is signed in, from a page of this server (by cookie).';
  if (caller === 'educator') return 'An educator, in the own session.';
  const roles = ROLES.filter((role) => hasRight({ role }, caller));
  const launched = hasRight({ role: 'instructor', eventId: 'launched' }, caller);
  const fromLms = launched ? ', or an instructor who came from an LMS, for the event there' : '';
  const whose = isOfEvent ? ' of the event’s host' : ' of a host';
  return `${roles.join(', ')}${whose}${fromLms} (right “${caller}”).`;
}

/** Every code that a route may answer: its own, and those that all of its kind have. */
export function codesOf(description: Documented): ErrorCode[] {
  const codes = new Set([...commonCodes(description), ...(description.errors ?? [])]);
  return [...codes].toSorted((one, other) => ERROR_CODES[one][0] - ERROR_CODES[other][0]);
}

function commonCodes(description: Documented): ErrorCode[] {
  const { caller, isOfEvent, params, query, body } = description;
  const isHost = caller !== 'anybody' && caller !== 'educator' && caller !== 'account';
  return [
    ...(params || query || body ? (['INVALID_REQUEST'] as const) : []),
    'UNREADABLE',
    'TOO_LARGE',
    ...(isHost || caller === 'educator'
      ? (['SESSION_INVALID', 'SESSION_EXPIRED', 'NOT_FOR_YOU'] as const)
      : []),
    ...(caller === 'account' ? (['SIGNED_OUT', 'CODE_NEEDED', 'FOREIGN_PAGE'] as const) : []),
    ...(isHost ? (['NOT_YOUR_ROLE', 'NOT_YOUR_HOST', 'HOST_UNKNOWN'] as const) : []),
    ...(isOfEvent ? (['EVENT_UNKNOWN'] as const) : []),
    'INTERNAL',
    'DATABASE_UNAVAILABLE',
  ];
}

/** The same codes, put together by the status that carries them. */
export function refusalsByStatus(description: Documented): Map<number, ErrorCode[]> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codesOf(description)) {
    const [status] = ERROR_CODES[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}
