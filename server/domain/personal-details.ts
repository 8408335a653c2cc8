/** Details of deeds that say nothing about a participant. Free words, such as reasons, may. */
const IMPERSONAL = new Set([
  'certificateCount',
  'changed',
  'count',
  'fileCount',
  'isLate',
  'printed',
  'serial',
  'sha256',
  'title',
  'voidedCount',
]);

const PARTICIPANT = /^participant:/;

/**
 * What stays of a deed when the participants' personal data are removed (R-REC-1): what was done,
 * when, and by whom as long as it was one of the host's own people.
 * @example withoutPersonalDetails({ actor: 'participant:7', details: { serial: 'AB', reason: 'Ann left' } }) // { actor: 'participant', details: { serial: 'AB' } }
 */
export function withoutPersonalDetails(deed: { actor: string; details: Record<string, unknown> }): {
  actor: string;
  details: Record<string, unknown>;
} {
  const kept = Object.entries(deed.details).filter(([key]) => IMPERSONAL.has(key));
  return {
    actor: PARTICIPANT.test(deed.actor) ? 'participant' : deed.actor,
    details: Object.fromEntries(kept),
  };
}
