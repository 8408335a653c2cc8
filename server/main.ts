import { relative } from 'node:path';
import { type Config, ConfigError, readConfig } from './config.ts';
import { DEMO_COURSE_ID, DEMO_HOST_ID, DEMO_SESSION_ID } from './demo.ts';
import { openFirstSetUp } from './services/accounts/open-set-up.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { type OpenDatabase, openDatabase } from './store/ladder/open-database.ts';
import { startTryOut } from './try-out.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Things to end, in the order in which they end. */
const endings: (() => unknown)[] = [];
let isEnding = false;

async function main(): Promise<void> {
  const config = readConfig();
  const database = await openDatabase({
    mongodbUri: config.mongodbUri,
    systemBinary: config.systemBinary,
    dataDir: config.dataDir,
    name: 'database',
    databaseName: 'pdu',
    say,
    isProduction: config.isProduction,
  });
  endings.unshift(() => database.stop());
  const server = await startServer(config, database.uri);
  endings.unshift(() => server.close());
  if (config.tryOutPort !== null) await startSites(config, server);
  const setUpAddress = await openFirstSetUp(server.deps.services);
  say(startBlock(config, { database, setUpAddress }));
}

async function startSites(config: Config, server: RunningServer): Promise<void> {
  const { services, embed } = server.deps;
  const host = await services.store.hosts.find(DEMO_HOST_ID);
  if (!host) return;
  const sites = await startTryOut({
    TRY_OUT_PORT: String(config.tryOutPort),
    TOOL_URL: config.publicUrl,
    EMBED_HOST: host.id,
    EMBED_SECRET: embed.secretOf(host),
    COURSE_ID: DEMO_COURSE_ID,
    SESSION_ID: DEMO_SESSION_ID,
  });
  endings.unshift(() => sites?.kill());
}

function startBlock(
  config: Config,
  { database, setUpAddress }: { database: OpenDatabase; setUpAddress: string | null },
): string {
  const lines = [
    '',
    `  Montana PDU certificates   ${config.publicUrl}`,
    `  Click first                “Try it as an educator”`,
    `  Data                       ${database.where}`,
    ...(config.logFile
      ? [`  Log                        ${relative(process.cwd(), config.logFile)}`]
      : []),
    ...(setUpAddress ? [`  Set up your host           ${setUpAddress}`] : []),
    '  End it with Ctrl-C.',
    '',
  ];
  return lines.filter((line) => !(config.isProduction && line.includes('Click first'))).join('\n');
}

async function end(exitCode: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  for (const ending of endings) {
    await Promise.resolve()
      .then(ending)
      .catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void end(0));

await main().catch((error: unknown) => {
  const words =
    error instanceof ConfigError || !(error instanceof Error) ? String(error) : error.message;
  process.stderr.write(`\nThe server did not start.\n${words}\n`);
  return end(1);
});
