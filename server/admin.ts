// `npm run -s admin -- COMMAND`: what the operator of the server does on its command line.
import { withServices } from './command-line.ts';
import { openSetUp } from './services/accounts/open-set-up.ts';
import type { Services } from './services/ports.ts';

const COMMANDS: Record<string, (services: Services) => Promise<string>> = {
  'set-up-link': openSetUp,
};

const [name = ''] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  const known = Object.keys(COMMANDS).join(', ');
  process.stderr.write(`There is no command “${name}”. Known: ${known}\n`);
  process.exit(1);
}
process.stdout.write(`${await withServices(command)}\n`);
process.exit(0);
