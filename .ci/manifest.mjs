// `npm run manifest:element`: describes the element for editors and other tools, as its own comments do.
// With `--check` (in `npm test`) nothing is written; it fails when the description is no longer true.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { format, resolveConfig } from 'prettier';

const root = new URL('..', import.meta.url).pathname;
const FILE = join(root, 'manifest/custom-elements.json');
const ELEMENT = 'widget/element/pdu-certificate.ts';

/** Only what a page may use: nothing private, and no event that is only passed through. */
const published = ({ members, events, ...rest }) => ({
  ...rest,
  members: members.filter(({ kind, privacy }) => kind === 'field' && privacy === 'public'),
  events: events.filter(({ description }) => description),
});

async function describe() {
  const argv = ['analyze', '--globs', ELEMENT, '--litelement', '--quiet'];
  const manifest = await cli({ argv, cwd: root, noWrite: true });
  for (const module of manifest.modules) module.declarations = module.declarations.map(published);
  const options = { ...(await resolveConfig(FILE)), filepath: FILE };
  return format(JSON.stringify(manifest), options);
}

const described = await describe();
if (!process.argv.includes('--check')) writeFileSync(FILE, described);
else if (readFileSync(FILE, 'utf8') !== described) {
  process.stderr.write(
    `manifest/custom-elements.json does not say what ${ELEMENT} says: run \`npm run manifest:element\`.\n`,
  );
  process.exitCode = 1;
}
