/**
 * The key of the one letter that comes with a certificate. Later letters about it have keys that go on
 * behind a colon, so that all of them are found when the certificate is purged.
 */
export const certificateLetterKey = (certificateId: string): string =>
  `certificate:${certificateId}`;

/** With which the keys of an event's requests for the Montana statement begin. */
export const statementLetterKey = (eventId: string): string => `${eventId}:statement`;
