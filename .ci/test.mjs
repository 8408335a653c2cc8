// `npm test`: every check of the project, then one closing line `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const REPORT = join(root, '.data/vitest.json');
const bin = (path) => [process.execPath, join(root, 'node_modules', path)];

const CHECKS = [
  ['format', [...bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['lint', [...bin('oxlint/bin/oxlint'), '-c', '.oxlintrc.json', '--deny-warnings', '.']],
  [
    'imports',
    [
      ...bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
      'server',
      'lti-tool',
      'widget',
      'test',
    ],
  ],
  ['types of the pages', [...bin('typescript/bin/tsc'), '--noEmit', '-p', 'widget']],
  ['rules', [process.execPath, '.build/test/rules/main.js']],
];

function passes([name, [command, ...args]]) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  process.stdout.write(`${status === 0 ? '✓' : '✗'} ${name}\n`);
  return status === 0;
}

/** Counts what vitest ran; a run that wrote no report counts as one failure. */
function runVitest() {
  rmSync(REPORT, { force: true });
  const args = [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
  ];
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), ...args, ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit' },
  );
  try {
    const {
      numPassedTests: passed,
      numFailedTests: failed,
      numFailedTestSuites,
    } = JSON.parse(readFileSync(REPORT, 'utf8'));
    const broken = failed || (status === 0 ? 0 : Math.max(1, numFailedTestSuites));
    return { passed, failed: broken };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

mkdirSync(join(root, '.data'), { recursive: true });
const checks = CHECKS.map(passes);
const tests = runVitest();
const passed = tests.passed + checks.filter(Boolean).length;
const failed = tests.failed + checks.filter((ok) => !ok).length;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
