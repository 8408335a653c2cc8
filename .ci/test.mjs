// `npm test`: every check of the project, then one closing line `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const REPORT = join(root, '.data/vitest.json');
const RESTARTS = join(root, '.data/test-database-restarts.log');
const DATABASE_LOG = join(root, '.data/test-database.log');
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
  ['manifest of the element', [process.execPath, '.ci/manifest.mjs', '--check']],
  ['manifest for LMSs', [process.execPath, '.ci/lti-manifest.mjs', '--check']],
  ['rules', [process.execPath, '.build/test/rules/main.js']],
];

/** After the tests, since it reads what their servers have logged. */
const LOGS = ['no secret in any log of the tests', [process.execPath, '.build/test/logs/main.js']];

function passes([name, [command, ...args]]) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  process.stdout.write(`${status === 0 ? '✓' : '✗'} ${name}\n`);
  return status === 0;
}

/** Runs vitest; answers its counts and the files with failures, or null when it wrote no report. */
function runVitest(chosen) {
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
    [join(root, 'node_modules/vitest/vitest.mjs'), ...args, ...chosen],
    { cwd: root, stdio: 'inherit' },
  );
  try {
    return { status, ...JSON.parse(readFileSync(REPORT, 'utf8')) };
  } catch {
    return null;
  }
}

/** A run that wrote no report counts as one failure. */
function countsOf(report) {
  if (!report) return { passed: 0, failed: 1 };
  const { status, numPassedTests: passed, numFailedTests, numFailedTestSuites } = report;
  const failed = numFailedTests || (status === 0 ? 0 : Math.max(1, numFailedTestSuites));
  return { passed, failed };
}

/**
 * When the database itself hung and was started again, the files with failures say nothing of our
 * code; they run once more, on a database that works, and it is said.
 */
function runTests() {
  const report = runVitest(process.argv.slice(2));
  const first = countsOf(report);
  if (first.failed === 0 || !report || !existsSync(RESTARTS)) return first;
  const files = report.testResults.filter(({ status }) => status === 'failed');
  process.stdout.write(
    `\n${first.failed} failed while the database of the tests was hanging:\n${readFileSync(RESTARTS, 'utf8')}`,
  );
  process.stdout.write(`Its last words:\n${tailOf(DATABASE_LOG)}\n`);
  process.stdout.write(`Running ${files.length} test files once more.\n`);
  const passedBefore = report.testResults
    .filter(({ status }) => status !== 'failed')
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed').length;
  const second = countsOf(runVitest(files.map(({ name }) => name)));
  return { passed: passedBefore + second.passed, failed: second.failed };
}

const tailOf = (file) => readFileSync(file, 'utf8').split('\n').slice(-120).join('\n');

mkdirSync(join(root, '.data'), { recursive: true });
const checks = CHECKS.map(passes);
const tests = runTests();
checks.push(passes(LOGS));
const passed = tests.passed + checks.filter(Boolean).length;
const failed = tests.failed + checks.filter((ok) => !ok).length;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
