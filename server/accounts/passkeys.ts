import { AppError } from '../errors.ts';
import type { Accounts } from '../services/accounts/account-ports.ts';
import { refuseWith } from './refuse-with.ts';
import type { SignIn } from './sign-in.ts';

/** Passkeys (WebAuthn) as a way to sign in without a mail. */
export function createPasskeys({ api }: SignIn): Accounts['passkeys'] {
  return {
    async list(headers) {
      const found = await api.listPasskeys({ headers });
      return found.map(({ id, name, createdAt }) => ({ id, name: name ?? '', createdAt }));
    },
    async beginAdding(headers, name) {
      const { response, headers: answer } = await api.generatePasskeyRegistrationOptions({
        query: { name },
        headers,
        returnHeaders: true,
      });
      return { options: { ...response }, cookies: answer.getSetCookie() };
    },
    async add(headers, { name, response }) {
      await api
        .verifyPasskeyRegistration({ body: { response, name }, headers })
        .catch(refuseWith(refused));
    },
    async remove(headers, id) {
      await api.deletePasskey({ body: { id }, headers }).catch(refuseWith(refused));
    },
    async beginEntering(headers) {
      const { response, headers: answer } = await api.generatePasskeyAuthenticationOptions({
        headers,
        returnHeaders: true,
      });
      return { options: { ...response }, cookies: answer.getSetCookie() };
    },
    async enter(headers, response) {
      const { headers: answer } = await api
        .verifyPasskeyAuthentication({
          // Checked by better-auth itself, word for word.
          body: { response: response as never },
          headers,
          returnHeaders: true,
        })
        .catch(refuseWith(refused));
      return answer.getSetCookie();
    },
  };
}

const refused = (cause: unknown) =>
  new AppError(
    401,
    {
      code: 'PASSKEY_REFUSED',
      message: 'This passkey was not taken.',
      remedy: 'Try again, or sign in by a link in a mail.',
    },
    { cause },
  );
