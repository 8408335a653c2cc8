/** Refusals of what is done with somebody's evidence; see error-codes.ts. */
export const EVIDENCE_CODES = {
  ADDITION_UNKNOWN: [
    404,
    'No time was added by hand in this row.',
    'Read the evidence anew, then decide again.',
  ],
  NOT_TRACKED: [409, 'The event’s time is not measured here.', 'Time can’t be added by hand.'],
  NOTHING_TO_ADD: [409, 'Everything of the part is verified already.', 'Choose another part.'],
  TAKEN_BACK_ALREADY: [
    409,
    'The time was taken back already.',
    'Read the evidence anew, then decide again.',
  ],
  EVIDENCE_CHANGED: [409, 'The participant’s page reports at this very moment.', 'Try again.'],
  TOO_MANY_STREAMS: [
    429,
    'One person looks on in more windows than a person needs.',
    'Close one, or ask for the list now and then.',
  ],
} as const;
