import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project-root.ts';

const port = z.coerce.number().int().min(1).max(65_534);
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

const NEEDED_IN_PRODUCTION = [
  'PUBLIC_URL',
  'MONGODB_URI',
  'APP_SECRET',
  'SMTP_URL',
  'MAIL_FROM',
] as const;

/** Of no use without each other. */
const MAIL_PAIRS = [
  ['SMTP_URL', 'MAIL_FROM'],
  ['MAIL_FROM', 'SMTP_URL'],
] as const;

/** `name@place` or `Name <name@place>`. */
const SENDER = /^(?:[^\s@<>"]+@[^\s@<>"]+|[^\r\n@<>"]+ <[^\s@<>"]+@[^\s@<>"]+>)$/;

const Environment = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
    PORT: port.default(3000),
    HOST: z.string().min(1).optional(),
    PUBLIC_URL: address.optional(),
    MONGODB_URI: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
      .optional(),
    MONGOMS_SYSTEM_BINARY: z.string().min(1).optional(),
    DATA_DIR: z.string().min(1).default('.data'),
    APP_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    TRY_OUT_PORT: port.optional(),
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    LTI_LEEWAY_SECONDS: z.coerce.number().int().min(0).max(900).default(120),
    LTI_KEY_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
    LTI_PRIVATE_ADDRESSES: z.enum(['allow', 'refuse']).optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' })
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(SENDER, 'must be an address, or a name and an address: PDU office <pdu@example.org>')
      .optional(),
    LOG_FILE: z.string().min(1).optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    for (const [name, other] of MAIL_PAIRS) {
      if (env[other] && !env[name])
        context.addIssue({ code: 'custom', path: [name], message: `is needed with ${other}` });
    }
    if (env.NODE_ENV !== 'production') return;
    for (const name of NEEDED_IN_PRODUCTION) {
      if (!env[name])
        context.addIssue({ code: 'custom', path: [name], message: 'is needed in production' });
    }
    if (env.PUBLIC_URL?.startsWith('http:')) {
      context.addIssue({
        code: 'custom',
        path: ['PUBLIC_URL'],
        message: 'must be https in production',
      });
    }
  });

export interface Config {
  isProduction: boolean;
  port: number;
  /** The network address to listen on. */
  bindTo: string;
  /** As browsers and LMSs reach the server; no slash at the end. */
  publicUrl: string;
  mongodbUri: string | undefined;
  systemBinary: string | undefined;
  /** Absolute. */
  dataDir: string;
  /** Undefined outside production: then one is made and kept below `dataDir`. */
  appSecret: string | undefined;
  /** Where the make-believe LMS and the conference page listen; null in production. */
  tryOutPort: number | null;
  /** Proxies before this server. */
  trustedProxies: number;
  ltiLeewaySeconds: number;
  /** So old a key of ours for an LMS gets before there is a new one. */
  ltiKeyDays: number;
  /** Which of a platform’s addresses the server may ask. */
  platformFetch: { isPlainHttpAllowed: boolean; isInnerAddressAllowed: boolean };
  /** The mail server and who the letters are from. Null outside production: then they are shown on a page. */
  mail: { smtpUrl: string; from: string } | null;
  /** Null: to the standard output. */
  logFile: string | null;
  logLevel: string;
}

/** All mistakes of the environment at once. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length} mistake(s):\n${problems.map((line) => `  - ${line}`).join('\n')}\nSee “Configuration” in README.md.`,
    );
    this.name = 'ConfigError';
  }
}

/**
 * Reads the environment, once, at start; the only file that does. An empty value counts as absent.
 * Errors: ConfigError that lists every mistake.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    );
  }
  return toConfig(parsed.data);
}

function toConfig(env: z.infer<typeof Environment>): Config {
  const isProduction = env.NODE_ENV === 'production';
  const dataDir = isAbsolute(env.DATA_DIR) ? env.DATA_DIR : join(projectRoot(), env.DATA_DIR);
  return {
    isProduction,
    port: env.PORT,
    bindTo: env.HOST ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    mongodbUri: env.MONGODB_URI,
    systemBinary: env.MONGOMS_SYSTEM_BINARY,
    dataDir,
    appSecret: env.APP_SECRET,
    tryOutPort: isProduction ? null : (env.TRY_OUT_PORT ?? env.PORT + 1),
    trustedProxies: env.TRUSTED_PROXIES,
    ltiLeewaySeconds: env.LTI_LEEWAY_SECONDS,
    ltiKeyDays: env.LTI_KEY_DAYS,
    platformFetch: {
      isPlainHttpAllowed: !isProduction,
      isInnerAddressAllowed:
        (env.LTI_PRIVATE_ADDRESSES ?? (isProduction ? 'refuse' : 'allow')) === 'allow',
    },
    mail: env.SMTP_URL && env.MAIL_FROM ? { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM } : null,
    logFile: env.LOG_FILE ?? (isProduction ? null : join(dataDir, 'server.log')),
    logLevel: env.LOG_LEVEL,
  };
}
