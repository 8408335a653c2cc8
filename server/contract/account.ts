import { z } from 'zod';
import { timeZone } from './settings.ts';
import { typedText } from './text.ts';

/** An e-mail address, as a person types it. */
const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('must be an e-mail address like ana@district.example'));

const personName = typedText(120).min(1, 'is needed: the audit log says who did what');

export const RoleSchema = z.enum(['admin', 'instructor', 'auditor']);

/** `POST /api/account/links`: a sign-in link by mail. */
export const LinkRequest = z.strictObject({ email });

/** `POST /api/account/enter`: the token of such a link. */
export const EnterRequest = z.strictObject({
  token: z.string().regex(/^[\w.-]{1,200}$/, 'must be the end of a link of ours'),
});

/** The answer to it. */
export const EnterResponse = z.object({
  /** The code of the app is asked for next. */
  owesSecondFactor: z.boolean(),
});

/** `POST /api/account/second-factor/prove`: from the app, or a spare code. */
export const CodeRequest = z.strictObject({ code: z.string().trim().min(6).max(40) });

/** `PUT /api/account`. */
export const NameRequest = z.strictObject({ name: personName });

/** `POST /api/account/session`: a bearer token for the console of one of the person's hosts. */
export const ConsoleRequest = z.strictObject({ hostId: z.string().min(1).max(100) });

/** `POST /api/account/passkeys`, and the same for signing in: the browser's own answer (WebAuthn). */
export const PasskeyOptionsRequest = z.strictObject({ name: typedText(60).min(1) });
/** As the browser takes and gives it; WebAuthn says what is in there. */
export const PasskeyOptionsResponse = z.looseObject({});
export const PasskeyParams = z.object({ id: z.string().min(1).max(100) });
export const PasskeyRequest = z.strictObject({
  name: typedText(60).default(''),
  response: z.record(z.string(), z.unknown()),
});

/** `POST /api/set-up`: the first host, or one more. */
export const SetUpRequest = z.strictObject({
  /** What stands behind `#` in the set-up link. */
  setUpLink: z.string().min(1).max(200),
  host: z.strictObject({
    name: typedText(150).min(1, 'is needed: it is printed on every certificate'),
    phone: typedText(40),
    timeZone,
  }),
  admin: z.strictObject({ name: personName, email }),
});

/** `GET /api/account`: who is signed in. */
export const AccountResponse = z.object({
  email: z.string(),
  name: z.string(),
  hasSecondFactor: z.boolean(),
  /** Nothing else may be done before it is given. */
  owesSecondFactor: z.boolean(),
  hosts: z.array(z.object({ hostId: z.string(), name: z.string(), role: RoleSchema })),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), createdAt: z.iso.datetime() })),
});

/** `POST /api/account/second-factor`: to be set up in an app, and confirmed by a code of it. */
export const SecondFactorResponse = z.object({
  appAddress: z.string(),
  spareCodes: z.array(z.string()),
});

/** `POST /api/host/people`: an invitation. */
export const InviteRequest = z.strictObject({ email, name: personName, role: RoleSchema });

export const PersonParams = z.object({ id: z.string().min(1).max(100) });

/** `PUT /api/host/people/:id`. */
export const RoleRequest = z.strictObject({ role: RoleSchema });

/** `GET /api/host/people`. */
export const PeopleResponse = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      email: z.string(),
      name: z.string(),
      role: RoleSchema,
      invitedBy: z.string(),
      invitedAt: z.iso.datetime(),
      joinedAt: z.iso.datetime().nullable(),
      isYou: z.boolean(),
    }),
  ),
});

export type SetUpRequest = z.infer<typeof SetUpRequest>;
export type InviteRequest = z.infer<typeof InviteRequest>;
export type AccountResponse = z.infer<typeof AccountResponse>;
export type SecondFactorResponse = z.infer<typeof SecondFactorResponse>;
export type PeopleResponse = z.infer<typeof PeopleResponse>;
