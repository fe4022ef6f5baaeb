/**
 * The rules of the house (ARCHITECTURE.md). Patterns capture the folder's name, so a new module is covered on the day it
 * is born; the order of the business is the one list to maintain. `server/test/architecture` breaks each rule once.
 */
const BUSINESS_ORDER = [
  'organizations',
  'foundation',
  'projects',
  'goals',
  'monitoring',
  'evaluation',
  'results-application',
  'assessment',
  'reporting',
  'integration',
];

const laterThan = BUSINESS_ORDER.slice(0, -1).map((name, index) => ({
  name: 'modules-import-earlier-modules-only',
  comment: 'News for a later module travels as an event typed in contracts/.',
  severity: 'error',
  from: { path: `^server/src/modules/${name}/` },
  to: { path: `^server/src/modules/(${BUSINESS_ORDER.slice(index + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'module-entered-through-its-door',
      comment: 'A module is entered through its index.ts only.',
      severity: 'error',
      from: { path: '^server/src/modules/([^/]+)/' },
      to: {
        path: '^server/src/modules/[^/]+/',
        pathNot: ['^server/src/modules/$1/', '^server/src/modules/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'module-entered-through-its-door',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/modules/' },
      to: { path: '^server/src/modules/[^/]+/', pathNot: '^server/src/modules/[^/]+/index\\.ts$' },
    },
    ...laterThan,
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^server/src/platform/' },
      to: { path: '^server/src/(modules|seeds)/' },
    },
    {
      name: 'contracts-are-a-leaf',
      severity: 'error',
      from: { path: '^server/src/contracts/' },
      to: { path: '^server/src/', pathNot: '^server/src/contracts/' },
    },
    {
      name: 'shared-is-pure',
      comment: 'shared runs in the browser and on the server: nothing of ours, nothing of Node, one library.',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '.', pathNot: ['^shared/src/', '(^|/)node_modules/decimal\\.js/'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules of a module know neither framework nor database.',
      severity: 'error',
      from: { path: '^server/src/modules/(.+)/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '.',
        pathNot: [
          '^server/src/modules/$1/domain/',
          '^server/src/(contracts|platform/errors)/',
          '^shared/',
          '(^|/)node_modules/(@jixiao/shared|decimal\\.js)(/|$)',
        ],
      },
    },
    {
      name: 'graphql-never-reaches-persistence',
      severity: 'error',
      from: { path: '^server/src/modules/.+/graphql/' },
      to: { path: '^server/src/modules/.+/persistence/' },
    },
    {
      name: 'web-features-do-not-import-each-other',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/features/[^/]+/', pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'web-kit-knows-no-feature',
      severity: 'error',
      from: { path: '^web/src/(ui|lib)/' },
      to: { path: '^web/src/(features|app)/' },
    },
    {
      name: 'browser-and-server-meet-in-shared',
      severity: 'error',
      from: { path: '^(web|server)/src/' },
      to: { path: '^(web|server)/src/', pathNot: '^$1/src/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^(shared|server|web)/src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      conditionNames: ['types', 'import', 'default'],
      exportsFields: ['exports'],
    },
    moduleSystems: ['es6'],
    parser: 'tsc',
  },
};
