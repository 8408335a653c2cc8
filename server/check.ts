// `npm run check`: compares counts, certificates and forms in the database; exits 1 when one differs.
import { readConfig } from './config.ts';
import { composeServices } from './compose.ts';
import { checkRecords } from './services/check-records.ts';
import { connectDatabase } from './store/connection.ts';
import { openDatabase } from './store/ladder/open-database.ts';

const config = readConfig();
const ladder = await openDatabase({
  mongodbUri: config.mongodbUri,
  systemBinary: config.systemBinary,
  dataDir: config.dataDir,
  name: 'database',
  databaseName: 'pdu',
  say: (line) => process.stderr.write(`${line}\n`),
  isProduction: config.isProduction,
});
const database = await connectDatabase(ladder.uri);
const { services } = composeServices(config, database, () => new Date());
let findings = 0;
for await (const finding of checkRecords(services)) {
  findings += 1;
  process.stdout.write(`${finding.code} ${finding.eventId}: ${finding.message}\n`);
}
process.stdout.write(findings === 0 ? 'Everything adds up.\n' : `${findings} finding(s).\n`);
await database.close();
await ladder.stop();
process.exit(findings === 0 ? 0 : 1);
