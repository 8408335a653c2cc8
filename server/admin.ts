// `npm run -s admin -- COMMAND`: what the operator of the server does on its command line.
import { parseArgs } from 'node:util';
import { OPERATOR_COMMANDS, UsageError, sayAnswer } from './operator-commands.ts';
import { withServices } from './command-line.ts';
import { AppError } from './errors.ts';

const [name = '', ...args] = process.argv.slice(2);

try {
  const command = OPERATOR_COMMANDS[name];
  if (!command) {
    const known = Object.keys(OPERATOR_COMMANDS).join(', ');
    throw new UsageError(`There is no command “${name}”. Known: ${known}`);
  }
  const { values } = parseArgs({
    args,
    options: {
      host: { type: 'string' },
      issuer: { type: 'string' },
      client: { type: 'string' },
      deployment: { type: 'string' },
      event: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const answer = await withServices((services) => command(services, values));
  process.stdout.write(`${values.json ? JSON.stringify(answer) : sayAnswer(answer)}\n`);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exit(1);
}

/** What is wrong and what to do; never a stack. */
function wordsOf(error: unknown): string {
  if (error instanceof AppError) return `${error.problem.message} ${error.problem.remedy}`;
  return error instanceof Error ? error.message : String(error);
}
