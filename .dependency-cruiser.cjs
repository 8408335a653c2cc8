/** The import law of the README: arrows point one way, and one file each touches ltijs and the environment. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: {
    pathNot: [...allowed, from, 'node_modules', '^node:'],
    path: '^(server|lti-tool|widget|test|manifest)/',
  },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-orphan-imports', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('lti-tool-stands-alone', '^lti-tool/', [], 'The LTI edge knows nothing of certificates.'),
    only(
      'widget-sees-types-only',
      '^widget/',
      ['^server/contract/'],
      'The browser shares only the contract.',
    ),
    {
      name: 'widget-contract-type-only',
      severity: 'error',
      from: { path: '^widget/' },
      to: { path: '^server/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'The rules take everything as arguments: no package, no Node, no other room.',
      severity: 'error',
      from: { path: '^server/domain/' },
      to: { pathNot: '^server/domain/' },
    },
    only('contract-sees-domain', '^server/contract/', ['^server/domain/']),
    only('services-point-inward', '^server/services/', ['^server/(domain|contract|errors)']),
    only('store-points-inward', '^server/store/', [
      '^server/(services|domain|errors|hashing)',
      '^lti-tool/ports',
    ]),
    only('certificates-point-inward', '^server/certificates/', [
      '^server/(services|domain|errors|project-root)',
    ]),
    only('mail-points-inward', '^server/mail/', ['^server/(services|domain|errors)']),
    only('lms-points-inward', '^server/lms/', ['^server/(services|domain|errors)', '^lti-tool/']),
    only('accounts-point-inward', '^server/accounts/', ['^server/(services|domain|errors)']),
    {
      name: 'one-room-imports-better-auth',
      severity: 'error',
      from: { pathNot: ['^server/accounts/', '^test/'] },
      to: { path: 'node_modules/(better-auth|@better-auth)/' },
    },
    only('jobs-point-inward', '^server/jobs/', ['^server/(services|domain|errors)']),
    only('http-points-inward', '^server/http/', [
      '^server/(services|contract|domain|errors|project-root)',
      '^lti-tool/',
    ]),
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'one-file-imports-ltijs',
      severity: 'error',
      from: { pathNot: ['^lti-tool/registry\\.ts$', '^test/'] },
      to: { path: 'node_modules/ltijs/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: ['^\\.build/', '^\\.data/'] },
  },
};
