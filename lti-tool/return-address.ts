/** What the platform may show when somebody is back (LTI Core 1.3, section 5.4.4). */
export interface Told {
  message?: string;
  errorMessage?: string;
  /** For the platform's log. */
  errorLog?: string;
}

/** More does not fit into every address. */
const LONGEST = 500;

/**
 * Where somebody gets back to the platform, with what it is told; null when it named no such
 * address.
 */
export function returnAddress(returnUrl: string | undefined, told: Told = {}): string | null {
  if (!returnUrl || !URL.canParse(returnUrl)) return null;
  const url = new URL(returnUrl);
  if (!/^https?:$/.test(url.protocol)) return null;
  const { message, errorMessage, errorLog } = told;
  const parameters = { lti_msg: message, lti_errormsg: errorMessage, lti_errorlog: errorLog };
  for (const [name, value] of Object.entries(parameters)) {
    if (value) url.searchParams.set(name, value.slice(0, LONGEST));
  }
  return url.href;
}
