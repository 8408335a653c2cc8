import { AppError } from '../errors.ts';
import type { Account, Accounts } from '../services/accounts/account-ports.ts';
import { createPasskeys } from './passkeys.ts';
import { refuseWith } from './refuse-with.ts';
import { createSecondFactor } from './second-factor.ts';
import type { SignIn } from './sign-in.ts';

/** Accounts on better-auth. */
export function createAccounts(signIn: SignIn): Accounts {
  const { api } = signIn;
  return {
    async sendLink(person) {
      await api.signInMagicLink({ body: person, headers: new Headers() });
    },
    async enter(headers, token) {
      const { headers: answer, response } = await api
        .magicLinkVerify({ query: { token }, headers, returnHeaders: true })
        .catch(refuseWith(linkUsed));
      const twoFactorEnabled = await hasSecondFactor(signIn, response.user.id);
      const account = toAccount(response.user, { twoFactorEnabled, secondFactorAt: null });
      return { account, cookies: answer.getSetCookie() };
    },
    async find(headers) {
      const found = await api.getSession({ headers });
      if (!found) return null;
      const { user, session } = found;
      return toAccount(user, {
        twoFactorEnabled: user.twoFactorEnabled,
        secondFactorAt: session.secondFactorAt,
      });
    },
    async rename(headers, name) {
      const { headers: answer } = await api.updateUser({
        body: { name },
        headers,
        returnHeaders: true,
      });
      return answer.getSetCookie();
    },
    async leave(headers) {
      const { headers: answer } = await api.signOut({ headers, returnHeaders: true });
      return answer.getSetCookie();
    },
    secondFactor: createSecondFactor(signIn),
    passkeys: createPasskeys(signIn),
  };
}

/** The link's answer leaves out whether a second factor is asked for. */
async function hasSecondFactor(signIn: SignIn, id: string): Promise<boolean> {
  const { internalAdapter } = await signIn.$context;
  const user = await internalAdapter.findUserById(id);
  return user !== null && 'twoFactorEnabled' in user && user.twoFactorEnabled === true;
}

function toAccount(
  { email, name }: { email: string; name: string },
  proof: {
    twoFactorEnabled: boolean | null | undefined;
    secondFactorAt: Date | null | undefined;
  },
): Account {
  const hasSecondFactor = proof.twoFactorEnabled === true;
  return {
    email,
    name,
    hasSecondFactor,
    owesSecondFactor: hasSecondFactor && !proof.secondFactorAt,
  };
}

const linkUsed = (cause: unknown) =>
  new AppError(
    410,
    {
      code: 'LINK_USED',
      message: 'This link was used already, or is older than a quarter of an hour.',
      remedy: 'Ask for a new one below.',
    },
    { cause },
  );
