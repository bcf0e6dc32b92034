/** The architecture rules of docs/architecture.md, as far as a tool can hold them. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-packages-do-no-io',
      comment: 'packages/* run anywhere: no Node built-ins, no service code',
      severity: 'error',
      from: { path: '^packages/[^/]+/src', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-packages-know-no-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'packages-are-used-through-their-index',
      comment: 'the checker has a second one, for what needs no lexicons',
      severity: 'error',
      from: { path: '^(apps|e2e|bench)/' },
      to: {
        path: '^packages/([^/]+)/',
        pathNot: ['^packages/[^/]+/src/index\\.ts$', '^packages/checker/src/policy/index\\.ts$'],
      },
    },
    {
      name: 'features-meet-at-their-index',
      comment: 'a feature reaches another only through its index.ts',
      severity: 'error',
      from: { path: '^apps/service/src/features/([^/]+)/' },
      to: {
        path: '^apps/service/src/features/([^/]+)/',
        pathNot: ['^apps/service/src/features/$1/', '^apps/service/src/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'features-are-entered-by-their-index',
      severity: 'error',
      from: {
        path: '^(apps/service/src|apps/cli|bench|e2e)/',
        pathNot: ['^apps/service/src/features/', '^apps/service/test/'],
      },
      to: {
        path: '^apps/service/src/features/[^/]+/',
        pathNot: '^apps/service/src/features/[^/]+/index\\.ts$',
      },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/service/src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^apps/service/src/(features|build-app|context|main)' },
    },
    {
      name: 'decisions-know-no-database-and-no-web',
      comment:
        'a file of pure decisions carries the name of its subject; use cases, queries and routes do the I/O',
      severity: 'error',
      from: { path: '/(decisions|[^/]+\\.decision)\\.ts$' },
      to: { path: '(^|/)(kysely|pg|fastify)/|/platform/(database|web)/' },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(packages|apps)/[^/]+/src', pathNot: '\\.test\\.ts$' },
      to: { path: '(\\.test\\.ts$|^apps/service/test/|^e2e/)' },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'the fonts of the verification page are named when it is built',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^#receipt-font-' },
    },
  ],
  options: {
    // TypeScript 7 has no parser for tools yet; without one, no .ts file would be looked at.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^data|^\\.tools)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
