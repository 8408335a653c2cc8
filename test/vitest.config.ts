import { defineConfig } from 'vitest/config';

const BROWSER = ['test/support/browser/global-setup.ts'];

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
    maxWorkers: 2,
    globalSetup: ['test/support/database/global-setup.ts'],
    projects: [
      project('unit', 20_000),
      project('database', 60_000),
      project('lti', 60_000, BROWSER),
      project('browser', 120_000, BROWSER),
    ],
  },
});
