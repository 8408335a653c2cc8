import { z } from 'zod';
import { typedLine, webAddress } from './text.ts';

/** A scheme, a name and perhaps a port; nothing behind. */
const origin = webAddress(300).refine(
  (text) => URL.canParse(text) && new URL(text).origin === text,
  {
    message: 'must be an origin like https://conference.example.org, without a path',
  },
);

/** An IANA time zone. */
export const timeZone = z
  .string()
  .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), {
    message: 'must be a time zone like America/Denver',
  });

/** `PUT /api/host/settings`. */
export const SettingsRequest = z.strictObject({
  /** As approved by OPI; printed on every certificate. */
  name: typedLine(150).min(1, 'is needed: it is printed on every certificate'),
  phone: typedLine(40),
  timeZone,
  signatoryName: typedLine(120),
  unitStep: z.union([z.literal(1), z.literal(0.5), z.literal(0.25)]),
  ownCategories: z.array(typedLine(80).min(1)).max(100),
  allowedOrigins: z.array(origin).max(50),
  /** Whether educators get a letter with the link to their certificate. */
  mailsCertificates: z.boolean(),
});

/** `GET /api/host/settings`, and the answer to every change. */
export const SettingsResponse = SettingsRequest.extend({
  /** For events made before; they are dated by it. */
  hasSignature: z.boolean(),
  /** Who has noted that the signatory agreed to this signature, and when; null while it is not printed. */
  signatoryConsent: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
  /** Events whose form has to be printed anew because of this change. */
  staleForms: z.int(),
});

/** `PUT /api/host/settings/signature/consent`: who has agreed to the signature as it is now. */
export const SignatoryConsentRequest = z.strictObject({
  /** As it stands in the settings, so that nobody else’s consent is taken for it. */
  signatoryName: typedLine(120).min(1, 'is needed: say who signs, and save it first'),
});

export type SignatoryConsentRequest = z.infer<typeof SignatoryConsentRequest>;
export type SettingsRequest = z.infer<typeof SettingsRequest>;
export type SettingsResponse = z.infer<typeof SettingsResponse>;
