// `npm run manifest -- URL`: writes what Canvas and Moodle need to register the tool by hand, for a
// server at this address. With `--check` (in `npm test`) nothing is written; it fails when the files are
// not what the tool would say of itself at the address that they have.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import {
  canvasConfiguration,
  moodleValues,
} from '../.build/lti-tool/registration/manual-registration.js';
import { describeTool } from '../.build/lti-tool/registration/tool-description.js';

const folder = join(import.meta.dirname, '../manifest');
const CANVAS = join(folder, 'canvas.json');
const MOODLE = join(folder, 'moodle.json');

const isCheck = process.argv.includes('--check');
const address = isCheck
  ? JSON.parse(readFileSync(CANVAS, 'utf8')).target_link_uri.replace(/\/lti\/launch$/, '')
  : process.argv[2];

if (!address || !URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
  process.stderr.write('Say where your server is: npm run manifest -- https://pdu.example.org\n');
  process.exit(2);
}

const tool = describeTool(address.replace(/\/+$/, ''));
const files = [
  [CANVAS, canvasConfiguration(tool)],
  [MOODLE, moodleValues(tool)],
];
for (const [file, content] of files) {
  const options = { ...(await resolveConfig(file)), filepath: file };
  const text = await format(JSON.stringify(content), options);
  if (!isCheck) {
    writeFileSync(file, text);
    process.stdout.write(`${file}\n`);
  } else if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write(`${file} is not what the tool says: run npm run manifest -- ${address}\n`);
    process.exitCode = 1;
  }
}
