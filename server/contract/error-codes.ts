import { EVIDENCE_CODES } from './evidence-codes.ts';

/** A refusal as the API's page explains it; the answer itself words it for the case at hand. */
type Explained = readonly [status: number, meaning: string, remedy: string];

const OPEN_AGAIN = 'Open the page again from the course or the start page; nothing is lost.';
const RELOAD = 'Read it anew, then decide again.';

/** Every code that an answer of the API may carry in `error.code`, by its name. */
export const ERROR_CODES = {
  ...EVIDENCE_CODES,
  INVALID_REQUEST: [
    400,
    'The request is not in the form described here.',
    'Each wrong field is in “reasons”.',
  ],
  UNREADABLE: [400, 'The request is no JSON, or is broken off.', 'Send one JSON object.'],
  SESSION_EXPIRED: [401, 'The session is over.', OPEN_AGAIN],
  SESSION_INVALID: [401, 'There is no session, or the token is not ours.', OPEN_AGAIN],
  SIGNED_OUT: [401, 'Nobody is signed in in this browser.', 'Sign in, then go on.'],
  CODE_NEEDED: [401, 'The second factor has not been given yet.', 'Give the code of the app.'],
  CODE_WRONG: [401, 'The code is not right, or was used already.', 'Take the one shown now.'],
  PASSKEY_REFUSED: [401, 'The passkey was not taken.', 'Try again, or sign in by a link.'],
  EMBED_TOKEN_INVALID: [
    401,
    'The embedding page’s token is not rightly signed, or too old.',
    'Sign a new one with the host’s embedding key.',
  ],
  NOT_FOR_YOU: [
    403,
    'The session is of another kind.',
    'Educators and hosts have pages of their own.',
  ],
  NOT_YOUR_ROLE: [403, 'The role does not include this.', 'Ask an admin of the host.'],
  NOT_YOUR_HOST: [403, 'The account does not belong to the host.', 'Ask an admin of the host.'],
  FOREIGN_PAGE: [403, 'Another website’s page asked.', 'Ask from a page of this server.'],
  ORIGIN_NOT_ALLOWED: [
    403,
    'The page’s website is not allowed by the host.',
    'The host allows it in the settings.',
  ],
  PAGE_UNKNOWN: [404, 'There is no such address.', 'See the addresses here.'],
  EVENT_UNKNOWN: [
    404,
    'There is no such event of this host.',
    'Take the id from the list of events.',
  ],
  HOST_UNKNOWN: [404, 'The host is not here any more.', OPEN_AGAIN],
  PART_UNKNOWN: [404, 'The event has no such part.', 'Read the attendance anew.'],
  FORM_MISSING: [404, 'The event has no form yet.', 'Upload the form that PDUPS printed.'],
  SIGNATURE_MISSING: [
    404,
    'The host has no signature image yet.',
    'Draw or upload one in the settings.',
  ],
  SIGNATURE_NOT_ALLOWED: [
    409,
    'The signatory has not agreed that the signature is printed, or has taken it back.',
    'Note the consent in the settings; claims wait until then.',
  ],
  SIGNATORY_CHANGED: [
    409,
    'The name is not the one that the settings have for who signs.',
    'Read the settings, and ask whoever signs.',
  ],
  CERTIFICATE_UNKNOWN: [404, 'There is no such certificate.', RELOAD],
  PARTICIPANT_UNKNOWN: [404, 'The event has no such participant.', RELOAD],
  PLATFORM_UNKNOWN: [404, 'The host has no such learning platform.', RELOAD],
  PLATFORM_TAKEN: [
    409,
    'This client id of this learning platform is in use already.',
    'Copy the client id from the learning platform again.',
  ],
  PERSON_UNKNOWN: [404, 'The host has no such person.', RELOAD],
  LETTER_UNKNOWN: [404, 'The host has no such letter.', RELOAD],
  PERSON_KNOWN: [409, 'The address belongs to the host already.', 'Change the role instead.'],
  LAST_ADMIN: [409, 'The host would have no admin.', 'Make somebody else an admin first.'],
  LETTER_ERASED: [409, 'The text of the letter was erased.', 'Do again what caused it.'],
  LETTER_NOT_FAILED: [409, 'The letter has not failed.', 'Nothing has to be done.'],
  LEGAL_HOLD: [409, 'The records are under a legal hold.', 'Lift the hold first.'],
  RETENTION: [409, 'The records have to be kept for longer.', 'See “keptUntil”.'],
  EVENT_STATE: [409, 'The event’s state does not allow this now.', 'See its “actions”.'],
  EVENT_CHANGED: [
    409,
    'Somebody else has changed it in the meantime.',
    'Read it, bring the changes together, send it with the new revision.',
  ],
  EVENT_HAS_CERTIFICATES: [
    409,
    'Certificates stand for the event.',
    'Void them first, each with its reason.',
  ],
  PRACTICE_FIXED: [409, 'Practice events can’t be edited.', 'Duplicate it.'],
  PRACTICE_UNCOUNTED: [409, 'Practice certificates are never reported.', 'Nothing has to be done.'],
  FORM_REPLACED: [409, 'The form was replaced or decided on in the meantime.', RELOAD],
  FORM_STALE: [409, 'A printed fact was edited after the print.', 'Upload the new print.'],
  FORM_NOT_SETTLED: [
    409,
    'Facts of the form could not be read, or differ.',
    'Each one is in “reasons”; confirm or overrule it.',
  ],
  NEXT_YEAR_EXISTS: [409, 'Next year’s event was made already.', 'Open it: “nextEventId”.'],
  NOT_BY_EVALUATION: [409, 'The event is verified in another way.', 'Nobody has to be confirmed.'],
  CERTIFICATE_STANDS: [409, 'A certificate stands on this proof.', 'Void it first.'],
  CERTIFICATE_VOIDED: [409, 'The certificate was voided already.', RELOAD],
  ADDRESS_MISSING: [409, 'The educator’s e-mail address is not known.', 'Download it instead.'],
  CLAIM_TOO_EARLY: [409, 'Something is still missing.', 'Every missing thing is in “reasons”.'],
  SESSION_UNKNOWN: [
    404,
    'A late report names a session that is not the educator’s, or too old.',
    'Leave it out.',
  ],
  SET_UP_CLOSED: [410, 'The set-up link was used already.', 'Sign in, or ask the operator.'],
  CERTIFICATE_TAKEN_BACK: [
    410,
    'The certificate was voided by its host.',
    'Ask the host, or look for a newer letter.',
  ],
  LINK_USED: [410, 'The sign-in link was used, or is too old.', 'Ask for a new one.'],
  TOO_LARGE: [
    413,
    'The body is larger than allowed.',
    'A form may have 10 MB, other bodies 64 kB.',
  ],
  FORM_NOT_READY: [
    409,
    'The event has no form in use.',
    'Upload the form and say where fields go.',
  ],
  FORM_NOT_PDF: [415, 'The upload has no PDF in it.', 'Send application/pdf.'],
  EVENT_INCOMPLETE: [422, 'Something is missing for publishing.', 'Each field is in “reasons”.'],
  NOTHING_TO_CHANGE: [422, 'Nothing that PDUPS prints is different.', 'Change a printed field.'],
  REPORT_DIFFERS: [422, 'The typed number is not the count.', 'Key the count, then type it again.'],
  FORM_REFUSED: [422, 'The form is not the one of this event.', 'Every reason is in “reasons”.'],
  FORM_FACTS_REFUSED: [
    422,
    'A decision on a fact was not taken.',
    'Each one is in “reasons”; a difference needs a reason.',
  ],
  FORM_MAP_OUTSIDE: [422, 'A field lies outside its page.', 'Draw it on the page.'],
  RANGE_OUTSIDE_PART: [422, 'A stretch lies outside the recording.', 'Report what was played.'],
  EVALUATION_INCOMPLETE: [422, 'Questions are open.', 'Each one is in “reasons”.'],
  NAME_NOT_PRINTABLE: [
    422,
    'No font has a character of the name, or it is read from both sides.',
    'Write it in letters of one script, as on the licence.',
  ],
  NAME_TOO_LONG: [422, 'The name does not fit into its place on the form.', 'Type a shorter form.'],
  PLACE_TOO_SMALL: [
    422,
    'A text does not fit into its place on the form.',
    'Make the place larger under “Places on the form”.',
  ],
  ADDRESS_INVALID: [
    422,
    'This is not an e-mail address.',
    'Type one address, such as name@school.org.',
  ],
  PHONE_WRONG: [422, 'The phone number needs ten digits.', 'For example (406) 555-0142.'],
  SIGNATURE_REFUSED: [
    422,
    'The image is no signature that can be printed.',
    'Send a PNG with a transparent background.',
  ],
  SEAL_REFUSED: [
    422,
    'The file can’t be used as a seal.',
    'Send a .p12 or .pfx file with its private key, and its passphrase.',
  ],
  ADDRESS_NOT_HTTPS: [
    422,
    'An address of the learning platform is not https.',
    'Type it as the platform shows it.',
  ],
  TITLE_DIFFERS: [422, 'The typed title is not the event’s.', 'Type it as it is.'],
  TOO_MANY_REPORTS: [429, 'A page reports more often than pages do.', 'Report every 15 seconds.'],
  TOO_MANY_TRIES: [429, 'That was tried too often.', 'Wait as long as the answer says.'],
  INTERNAL: [500, 'Something went wrong on our side.', 'Try again; tell support the code.'],
  CERTIFICATE_DAMAGED: [
    500,
    'The stored parts of a certificate do not add up.',
    'Tell support the code.',
  ],
  CERTIFICATE_NOT_RIGHT: [
    500,
    'A finished certificate did not read back right; it was not issued.',
    'Tell support the code.',
  ],
  SEAL_NOT_USABLE: [
    503,
    'The host’s seal has expired or can’t be used; nothing is issued without it.',
    'The claim is stored; the host sets a new seal or removes it.',
  ],
  FORM_CHANGING: [
    503,
    'The host is changing what the certificate stands on right now.',
    'The claim is stored; try again in a minute.',
  ],
  DATABASE_UNAVAILABLE: [
    503,
    'The database is out of reach.',
    'Try again in a few seconds; nothing is lost.',
  ],
} as const satisfies Record<string, Explained>;

export type ErrorCode = keyof typeof ERROR_CODES;
