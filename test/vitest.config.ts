import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const BROWSER = ['test/support/browser/global-setup.ts'];

/** Those that take a minute or more, so that none of them is left to run alone at the end. */
const LONG = [
  'database/crash',
  'browser/element',
  'browser/whole-path',
  'unit/certificates/form-corpus',
  'database/crowd',
  'database/start',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`test/${name}.test.ts`));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

const project = (name: string, testTimeout: number, globalSetup: string[] = []) => ({
  extends: true as const,
  test: {
    name,
    globalSetup,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: 120_000,
  },
});

/** All tests share one database server; each that needs one has a database of its own there. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    pool: 'forks',
    isolate: false,
    maxWorkers: 3,
    // SecantusDB takes its time to stop.
    teardownTimeout: 30_000,
    sequence: { sequencer: LongFirst },
    globalSetup: ['test/support/server/logs-setup.ts', 'test/support/database/global-setup.ts'],
    projects: [
      project('unit', 20_000),
      project('database', 60_000),
      project('lti', 60_000, BROWSER),
      project('browser', 120_000, BROWSER),
    ],
  },
});
