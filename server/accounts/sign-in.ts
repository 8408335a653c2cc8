import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { mongodbAdapter } from 'better-auth/adapters/mongodb';
import { magicLink, twoFactor } from 'better-auth/plugins';
import type { Connection } from 'mongoose';

/** A link in a mail is used at once or asked for anew. */
const LINK_SECONDS = 15 * 60;
/** A working day and the next morning; renewed while it is used. */
const SESSION_SECONDS = 7 * 24 * 3600;
const SESSION_RENEWED_AFTER_SECONDS = 24 * 3600;

export interface SignInOptions {
  connection: Connection;
  secret: string;
  /** As browsers reach the server. */
  publicUrl: string;
  /** Sends the token of a sign-in link to its address. */
  sendLink: (link: { email: string; token: string }) => Promise<void>;
}

/**
 * better-auth, set up for this product: who somebody is, and nothing else. What a person may do is
 * ours (domain/rights.ts). Its own routes are not served; http/account-routes.ts calls it.
 */
export function createSignIn({ connection, secret, publicUrl, sendLink }: SignInOptions) {
  const { hostname, origin } = new URL(publicUrl);
  return betterAuth({
    appName: 'Montana PDU certificates',
    baseURL: publicUrl,
    secret,
    database: mongodbAdapter(connection.getClient().db(connection.name), {
      client: connection.getClient(),
    }),
    user: { modelName: 'account-people' },
    session: {
      modelName: 'account-sessions',
      expiresIn: SESSION_SECONDS,
      updateAge: SESSION_RENEWED_AFTER_SECONDS,
      additionalFields: { secondFactorAt: { type: 'date', required: false, input: false } },
    },
    account: { modelName: 'account-logins' },
    verification: { modelName: 'account-proofs' },
    plugins: [
      magicLink({ expiresIn: LINK_SECONDS, storeToken: 'hashed', sendMagicLink: sendLink }),
      twoFactor({
        issuer: 'Montana PDU certificates',
        allowPasswordless: true,
        twoFactorTable: 'account-second-factors',
      }),
      passkey({ rpID: hostname, rpName: 'Montana PDU certificates', origin }),
    ],
    advanced: { cookiePrefix: 'pdu', useSecureCookies: publicUrl.startsWith('https:') },
    telemetry: { enabled: false },
    // What goes wrong is thrown, and told by our own error handler.
    logger: { disabled: true },
  });
}

export type SignIn = ReturnType<typeof createSignIn>;
