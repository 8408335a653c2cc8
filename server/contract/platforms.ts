import { z } from 'zod';
import { typedLine, webAddress } from './text.ts';

/** An address of an LMS: nothing hidden in it, and fetched or opened only as it stands there. */
const lmsAddress = webAddress(1000).refine(
  (text) => !URL.canParse(text) || isPlain(new URL(text)),
  {
    message: 'must be an address without a name, a password or a # part',
  },
);

const isPlain = ({ username, password, hash }: URL) => !username && !password && !hash;

/** As an LMS writes its ids: no spaces, nothing invisible (LTI Core 1.3, 5.3.3). */
const lmsId = z
  .string()
  .trim()
  .regex(/^[\x21-\x7E]{1,255}$/, 'must be copied from the LMS as it is there');

/** What may be changed of a connected LMS. */
export const PlatformChange = z.strictObject({
  /** How the host calls it. */
  name: typedLine(100).min(1, 'is needed, to tell it from others'),
  authenticationEndpoint: lmsAddress,
  tokenEndpoint: lmsAddress,
  jwksUri: lmsAddress,
  /** Installations in the LMS that may launch; none may while it is empty. */
  deploymentIds: z.array(lmsId).max(100),
  /** Whether new installations there are let in by themselves, and added to `deploymentIds`. */
  approvesDeployments: z.boolean().default(false),
});

/** `POST /api/host/platforms`: issuer and client id tell who somebody is, so they stay. */
export const PlatformRequest = PlatformChange.extend({ issuer: lmsAddress, clientId: lmsId });

/** A connected LMS. */
export const PlatformSchema = z.object({
  id: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  name: z.string(),
  authenticationEndpoint: z.string(),
  tokenEndpoint: z.string(),
  jwksUri: z.string(),
  deploymentIds: z.array(z.string()),
  approvesDeployments: z.boolean(),
  /** Launched already, and refused until they are among `deploymentIds`. */
  pendingDeploymentIds: z.array(z.string()),
});

/** `GET /api/host/platforms`, and the answer to every change. */
export const PlatformsResponse = z.object({
  platforms: z.array(PlatformSchema),
  /** What the administrator of the LMS types in there. */
  ours: z.object({
    loginUrl: z.string(),
    launchUrl: z.string(),
    jwksUrl: z.string(),
    /** Of each link, with the id of its event behind it. */
    customParameter: z.string(),
  }),
  /** The same as Canvas and Moodle want it. */
  byHand: z.object({
    canvasJson: z.string(),
    moodle: z.array(z.object({ field: z.string(), value: z.string() })),
  }),
});

/** `POST /api/host/platforms/registration-link`: for the administrator of one LMS, once. */
export const RegistrationLinkResponse = z.object({
  url: z.string(),
  expiresAt: z.iso.datetime(),
});

/** The part of a path that names a connected LMS. */
export const PlatformParams = z.object({ platformId: z.string().max(100) });

export type PlatformChange = z.infer<typeof PlatformChange>;
export type PlatformRequest = z.infer<typeof PlatformRequest>;
export type PlatformsResponse = z.infer<typeof PlatformsResponse>;
export type RegistrationLinkResponse = z.infer<typeof RegistrationLinkResponse>;
