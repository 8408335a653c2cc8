/** What is kept of a login until its launch comes; secrets as hashes only. */
export interface PendingLogin {
  stateHash: string;
  nonceHash: string;
  /** Of the secret in the cookie of the browser that began the login. */
  browserKeyHash: string;
  issuer: string;
  clientId: string;
  targetLinkUri: string;
  startedAt: Date;
  expiresAt: Date;
}

/** Keeps logins; each is good for one launch. */
export interface LoginStore {
  save(login: PendingLogin): Promise<void>;
  /**
   * Takes the login out in one atomic step. Null when it was never made, is over, was taken
   * already, or began in another browser.
   */
  consume(
    key: { stateHash: string; browserKeyHash: string },
    now: Date,
  ): Promise<PendingLogin | null>;
}

/** An LMS as it was registered. */
export interface Platform {
  issuer: string;
  clientId: string;
  authenticationEndpoint: string;
  jwksUri: string;
}

/** Finds registered platforms; several may share one issuer (lti.md, section 2). */
export interface PlatformFinder {
  find(issuer: string, clientId: string): Promise<Platform | null>;
  findByIssuer(issuer: string): Promise<Platform[]>;
}

/** Which deployments the host has approved. */
export interface Deployments {
  isKnown(tenant: { issuer: string; clientId: string; deploymentId: string }): Promise<boolean>;
}
