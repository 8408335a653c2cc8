/** Why a login or a launch is refused: for the person, and in `cause` for the log. */
export class LtiRefusal extends Error {
  readonly code: RefusalCode;
  /** What is wrong, in words for a teacher or a learner. */
  override readonly message: string;
  readonly remedy: string;

  constructor(code: RefusalCode, detail?: unknown) {
    super(code, { cause: detail });
    this.name = 'LtiRefusal';
    this.code = code;
    const [message, remedy] = WORDS[code];
    this.message = message;
    this.remedy = remedy;
  }
}

const OPEN_AGAIN = 'Go back to your course and open the activity again.';
const TELL_ADMIN = 'Tell the person who looks after your learning platform, with the code below.';
const NOT_GENUINE = 'This launch does not come from your learning platform as it should.';
const INCOMPLETE = 'Your learning platform left out something that this activity needs.';

/** One code for each check, in the order in which the checks are made. */
const WORDS = {
  LOGIN_INCOMPLETE: [INCOMPLETE, TELL_ADMIN],
  PLATFORM_UNKNOWN: ['This learning platform is not connected here.', TELL_ADMIN],
  CLIENT_AMBIGUOUS: [
    'Several connections exist for this platform, and it did not say which one is meant.',
    TELL_ADMIN,
  ],
  TARGET_LINK_FOREIGN: ['The activity points to another website.', TELL_ADMIN],
  PLATFORM_REFUSED: ['Your learning platform did not let you in.', OPEN_AGAIN],
  LAUNCH_INCOMPLETE: ['This page opens from a course only.', OPEN_AGAIN],
  BROWSER_NOT_BOUND: [
    'Your browser did not send back the cookie of this launch, so nobody can tell that it is yours.',
    'Allow cookies for this page, or use another browser, and open the activity from your course again.',
  ],
  LOGIN_UNKNOWN: ['This launch was used already, or it took too long.', OPEN_AGAIN],
  TOKEN_UNREADABLE: [NOT_GENUINE, TELL_ADMIN],
  ALGORITHM_NOT_ALLOWED: [NOT_GENUINE, TELL_ADMIN],
  KEY_ID_MISSING: [NOT_GENUINE, TELL_ADMIN],
  KEY_UNKNOWN: [NOT_GENUINE, TELL_ADMIN],
  KEY_UNUSABLE: [NOT_GENUINE, TELL_ADMIN],
  PLATFORM_KEYS_UNAVAILABLE: [
    'The keys of your learning platform can’t be reached right now.',
    'Try again in a few minutes. If it comes back, tell the person who looks after the platform.',
  ],
  SIGNATURE_WRONG: [NOT_GENUINE, TELL_ADMIN],
  ISSUER_WRONG: [NOT_GENUINE, TELL_ADMIN],
  AUDIENCE_WRONG: [NOT_GENUINE, TELL_ADMIN],
  AUTHORIZED_PARTY_WRONG: [NOT_GENUINE, TELL_ADMIN],
  TOKEN_EXPIRED: ['This launch is too old.', OPEN_AGAIN],
  TOKEN_TIMES_MISSING: [INCOMPLETE, TELL_ADMIN],
  TOKEN_TIME_WRONG: [
    'The clocks of your learning platform and of this server differ too much.',
    TELL_ADMIN,
  ],
  NONCE_WRONG: [NOT_GENUINE, OPEN_AGAIN],
  MESSAGE_TYPE_UNKNOWN: ['This kind of launch is not known here.', TELL_ADMIN],
  VERSION_WRONG: [
    'Your learning platform speaks another version of LTI; 1.3 is needed.',
    TELL_ADMIN,
  ],
  DEPLOYMENT_MISSING: [INCOMPLETE, TELL_ADMIN],
  DEPLOYMENT_CHANGED: [NOT_GENUINE, OPEN_AGAIN],
  DEPLOYMENT_UNKNOWN: [
    'This course’s connection has not been approved by the host yet.',
    'Tell the host of the event; it takes one click there.',
  ],
  TARGET_LINK_WRONG: [NOT_GENUINE, TELL_ADMIN],
  RESOURCE_LINK_MISSING: [INCOMPLETE, TELL_ADMIN],
  DEEP_LINKING_SETTINGS_MISSING: [INCOMPLETE, TELL_ADMIN],
  FOR_USER_MISSING: [INCOMPLETE, TELL_ADMIN],
  SUBJECT_MISSING: [
    'Your learning platform did not say who you are, so no certificate could be given.',
    'Sign in to your course and open the activity again.',
  ],
  ROLES_MISSING: [INCOMPLETE, TELL_ADMIN],
  CLAIMS_UNREADABLE: [NOT_GENUINE, TELL_ADMIN],
} as const satisfies Record<string, readonly [message: string, remedy: string]>;

export type RefusalCode = keyof typeof WORDS;

/** Refuses unless the condition holds. */
export function check(isRight: boolean, code: RefusalCode, detail?: unknown): asserts isRight {
  if (!isRight) throw new LtiRefusal(code, detail);
}
