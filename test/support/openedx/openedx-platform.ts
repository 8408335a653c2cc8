import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { projectRoot } from '../../../server/project-root.ts';
import { freePortPair } from '../server/free-ports.ts';
import { scratchFolder } from '../server/scratch-folder.ts';
import { openedxPython } from './openedx-python.ts';

const Facts = z.object({
  issuer: z.url(),
  clientId: z.string(),
  deploymentId: z.string(),
  authenticationEndpoint: z.url(),
  jwksUri: z.url(),
  tokenEndpoint: z.url(),
});

const Seen = z.object({
  contentItems: z.array(z.record(z.string(), z.unknown())),
  lineItems: z.array(z.record(z.string(), z.unknown())),
  scores: z.array(z.record(z.string(), z.unknown())),
});

/** What a tool's administrator has to know of this platform, and where launches begin. */
export type OpenedxPlatform = z.infer<typeof Facts> & {
  startUrl: (role: 'student' | 'instructor', message?: string) => string;
  /** What it has checked and stored. */
  seen: () => Promise<z.infer<typeof Seen>>;
};

/** Starts Open edX's consumer for one test, with the tool entered. */
export async function startOpenedxPlatform(options: {
  toolUrl: string;
  eventId: string;
}): Promise<OpenedxPlatform> {
  const python = await openedxPython();
  const data = scratchFolder();
  const port = await freePortPair();
  const script = join(projectRoot(), 'test/support/openedx/openedx_consumer.py');
  const child = spawn(python, [script], {
    env: {
      PLATFORM_PORT: String(port),
      TOOL_URL: options.toolUrl,
      EVENT_ID: options.eventId,
      DATA_DIR: data.path,
      PYTHONDONTWRITEBYTECODE: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    data.remove();
  });
  const words: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk.toString()));
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => [''] as const),
  ])) as [string];
  if (!line) throw new Error(`Open edX’s consumer did not start:\n${words.join('')}`);
  const facts = Facts.parse(JSON.parse(line));
  await answering(facts.jwksUri);
  return {
    ...facts,
    startUrl: (role, message = 'LtiResourceLinkRequest') =>
      `${facts.issuer}/start?role=${role}&message=${message}`,
    seen: async () => Seen.parse(await (await fetch(`${facts.issuer}/seen`)).json()),
  };
}

/** The server announces itself a moment before it listens. */
async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const isThere = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}
