/** Somebody who has proven an e-mail address in this browser. */
export interface Account {
  email: string;
  /** Empty until the person has typed it. */
  name: string;
  hasSecondFactor: boolean;
  /** Has a second factor and has not given it in this browser yet; may do nothing until then. */
  owesSecondFactor: boolean;
}

/** Cookies that the browser has to take, as values of `Set-Cookie`. */
export type Cookies = string[];

/** Set up in an authenticator app, or written down. */
export interface SecondFactorSecrets {
  /** `otpauth://…`, for the app. */
  appAddress: string;
  /** Each good for one sign-in without the app. */
  spareCodes: string[];
}

export interface PasskeySummary {
  id: string;
  name: string;
  createdAt: Date;
}

/** Who somebody is; implemented on better-auth. Headers are those of the browser's request. */
export interface Accounts {
  /** Mails a link that is good once, for a quarter of an hour; a new account begins with the name. */
  sendLink(person: { email: string; name: string }): Promise<void>;
  /** Takes a link's token. Errors: LINK_USED. */
  enter(headers: Headers, token: string): Promise<{ account: Account; cookies: Cookies }>;
  /** Null when nobody is signed in. */
  find(headers: Headers): Promise<Account | null>;
  rename(headers: Headers, name: string): Promise<Cookies>;
  leave(headers: Headers): Promise<Cookies>;
  secondFactor: {
    /** Makes the secrets; it is asked for only after a code of the app was given once. */
    begin(headers: Headers): Promise<SecondFactorSecrets>;
    /** Takes a code of the app, or a spare one. Errors: CODE_WRONG. */
    prove(headers: Headers, code: string): Promise<Cookies>;
    remove(headers: Headers): Promise<Cookies>;
  };
  passkeys: {
    list(headers: Headers): Promise<PasskeySummary[]>;
    /** Options for the browser's own dialog, in WebAuthn's JSON form. */
    beginAdding(
      headers: Headers,
      name: string,
    ): Promise<{ options: Record<string, unknown>; cookies: Cookies }>;
    /** Errors: PASSKEY_REFUSED. */
    add(headers: Headers, answer: { name: string; response: unknown }): Promise<void>;
    remove(headers: Headers, id: string): Promise<void>;
    beginEntering(
      headers: Headers,
    ): Promise<{ options: Record<string, unknown>; cookies: Cookies }>;
    /** Errors: PASSKEY_REFUSED. */
    enter(headers: Headers, response: unknown): Promise<Cookies>;
  };
}
