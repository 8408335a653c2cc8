import { parse, serialize } from 'cookie';
import { AppError } from '../errors.ts';
import type { Accounts, Cookies } from '../services/accounts/account-ports.ts';
import { refuseWith } from './refuse-with.ts';
import type { SignIn } from './sign-in.ts';

/** Six digits come from the app; spare codes are longer and have letters. */
const APP_CODE = /^\d{6}$/;

/** A code of an authenticator app beside the link in the mail. */
export function createSecondFactor(signIn: SignIn): Accounts['secondFactor'] {
  const { api } = signIn;
  return {
    async begin(headers) {
      const made = await api.enableTwoFactor({ body: { method: 'totp' }, headers });
      if (made.method !== 'totp') throw new Error('better-auth made no secret for an app');
      return { appAddress: made.totpURI, spareCodes: made.backupCodes };
    },
    async prove(headers, code) {
      const request = { body: { code }, headers, returnHeaders: true } as const;
      const { headers: answer } = await (
        APP_CODE.test(code) ? api.verifyTOTP(request) : api.verifyBackupCode(request)
      ).catch(refuseWith(codeWrong));
      const cookies = answer.getSetCookie();
      await markSession(signIn, withCookies(headers, cookies));
      return cookies;
    },
    async remove(headers) {
      const { headers: answer } = await api.disableTwoFactor({
        body: {},
        headers,
        returnHeaders: true,
      });
      return answer.getSetCookie();
    },
  };
}

/** The first code ends the session and begins another, so the cookies of the answer tell which. */
async function markSession({ api, $context }: SignIn, headers: Headers): Promise<void> {
  const found = await api.getSession({ headers });
  const { internalAdapter } = await $context;
  if (found) {
    await internalAdapter.updateSession(found.session.token, { secondFactorAt: new Date() });
  }
}

/** The headers of a browser's next request, after it took these cookies. */
function withCookies(headers: Headers, cookies: Cookies): Headers {
  const jar = { ...parse(headers.get('cookie') ?? '') };
  for (const line of cookies) Object.assign(jar, parse(line.split(';')[0] ?? ''));
  const pairs = Object.entries(jar).map(([name, value]) => serialize(name, value ?? ''));
  return new Headers({ cookie: pairs.join('; ') });
}

const codeWrong = (cause: unknown) =>
  new AppError(
    401,
    {
      code: 'CODE_WRONG',
      message: 'This code is not right, or was used already.',
      remedy: 'Type the six digits that the app shows now, or one of your spare codes.',
    },
    { cause },
  );
