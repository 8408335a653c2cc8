/** What is kept of a login until its launch comes; secrets as hashes only. */
export interface PendingLogin {
  stateHash: string;
  nonceHash: string;
  /** Of the secret that only the browser which began the login has. */
  browserKeyHash: string;
  issuer: string;
  clientId: string;
  /** The platform may have named it; then the launch has to be of this one. */
  deploymentId: string | null;
  targetLinkUri: string;
  /** Where the platform keeps that secret for a browser which takes no cookie. */
  storage: PlatformStorage | null;
  /** The page that began the login; launch pages without a session may be framed by it. */
  openedFrom: string | null;
  startedAt: Date;
  expiresAt: Date;
}

/** A frame of the platform that keeps small texts for a tool (LTI Platform Storage 0.1). */
export interface PlatformStorage {
  /** As in `lti_storage_target`: `_parent` or the name of a frame beside ours. */
  target: string;
  /** The only origin that is asked, and whose answers are believed. */
  origin: string;
}

/** Keeps logins; each is good for one launch. */
export interface LoginStore {
  save(login: PendingLogin): Promise<void>;
  /** Looks at a login and leaves it there. Null when it was never made, is over or was taken. */
  find(stateHash: string, now: Date): Promise<PendingLogin | null>;
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
