// `npm run check`: compares counts, certificates and forms in the database; exits 1 when one differs.
import { withServices } from './command-line.ts';
import { checkRecords } from './services/records/check-records.ts';

const findings = await withServices(async (services) => {
  let count = 0;
  for await (const finding of checkRecords(services)) {
    count += 1;
    process.stdout.write(`${finding.code} ${finding.eventId}: ${finding.message}\n`);
  }
  return count;
});
process.stdout.write(findings === 0 ? 'Everything adds up.\n' : `${findings} finding(s).\n`);
process.exit(findings === 0 ? 0 : 1);
