import type { AttendanceResponse } from '../../server/contract/educator.ts';

type Part = AttendanceResponse['event']['parts'][number];

const USED_KINDS: readonly Part['kind'][] = ['page', 'embed', 'live'];

/** Whether a part is used for a time, rather than played from second to second. */
export const isTimed = ({ kind }: Part): boolean => USED_KINDS.includes(kind);
