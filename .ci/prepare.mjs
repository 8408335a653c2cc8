// Runs before `npm start`, `npm test` and the other commands: installs and builds, each only when needed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const BUILD_STAMP = join(root, '.build/stamp');
const INSTALL_STAMP = join(root, 'node_modules/.installed-from');

function run(label, command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (result.status === 0) return;
  process.stderr.write(
    `${result.stdout ?? ''}${result.stderr ?? ''}\n${label} failed; the lines above say why.\n`,
  );
  process.exit(1);
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Changes whenever a source file is added, removed or saved. */
function sourceFingerprint() {
  const folders = ['server', 'lti-tool', 'widget', 'test', 'manifest'].map((name) =>
    join(root, name),
  );
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const path of folders
    .filter((folder) => existsSync(folder))
    .flatMap(filesBelow)
    .sort()) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}:${mtimeMs}:${size}\n`);
  }
  return hash.digest('hex');
}

const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function installWhenNeeded() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (readIfThere(INSTALL_STAMP) === wanted) return;
  process.stdout.write('Installing packages (once, about a minute) …\n');
  // No install scripts: the only one of interest would download a database that may never be needed.
  run('Installing', 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev']);
  writeFileSync(INSTALL_STAMP, wanted);
}

function buildWhenNeeded() {
  const wanted = sourceFingerprint();
  if (!process.argv.includes('--rebuild') && readIfThere(BUILD_STAMP) === wanted) return;
  process.stdout.write('Building …\n');
  rmSync(join(root, '.build'), { recursive: true, force: true });
  mkdirSync(join(root, '.build'));
  run('Compiling the server', process.execPath, ['node_modules/typescript/bin/tsc']);
  bundle('Bundling the pages', 'production');
  bundle('Bundling the element', 'element');
  writeFileSync(BUILD_STAMP, wanted);
}

function bundle(label, mode) {
  const vite = 'node_modules/vite/bin/vite.js';
  run(label, process.execPath, [
    vite,
    'build',
    '--config',
    'widget/vite.config.ts',
    '--mode',
    mode,
  ]);
}

installWhenNeeded();
buildWhenNeeded();
