/** Somebody as a learning platform knows the person. */
export interface LtiUser {
  issuer: string;
  clientId: string;
  /** The person's `sub`. */
  subject: string;
}

/** As participants are known that an LMS sends; the same for a launch and for a roster. */
export const lmsParticipantKey = ({ issuer, clientId, subject }: LtiUser): string =>
  JSON.stringify(['lti', issuer, clientId, subject]);
