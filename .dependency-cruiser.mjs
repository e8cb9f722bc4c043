// The law of imports (ARCHITECTURE.md). Every rule is broken once on purpose in tools/fixtures/law/<rule>.
// Tests may reach further than the file they test, so the rules of the layers do not bind them.
const anyTest = '\\.test\\.tsx?$'
/** What exists to test: a file or a folder called testing. */
const forTests = '(?:^|/)testing[^/]*(?:\\.tsx?$|/)'
const ownModule = '^platform/modules/([^/]+)/'
/** A part of a module: a file of that name, or the folder it grew into. */
const part = names => `${ownModule}(?:${names})(?:\\.tsx?$|/)`
const sameModule = names => `^platform/modules/$1/(?:${names})(?:\\.tsx?$|/)`
/** Kit parts without database, clock or network: usable by pure code. `access/write.ts` opens a transaction. */
const pureKit = ['^platform/kit/access/(?!write)', '^platform/kit/texts/', '^platform/kit/clock/working-days']
const forThePage = [
  ...pureKit,
  '^platform/kit/(?:ui|charts)/',
  '^platform/kit/http/(?:address|input|island|problem)',
]
/** Types vanish before anything runs: a type-only import cannot make pure code impure. */
const typeOnly = 'type-only'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'engine-stands-alone',
      comment:
        'The engine runs in the browser, a worker, the command line and other people’s programs: it uses nothing of ours, no Node module and no package but highs.',
      severity: 'error',
      from: { path: '^engine/src/', pathNot: [anyTest, forTests, '^engine/src/runners/'] },
      to: { pathNot: ['^engine/(?:src|parameters|wasm)/', '(?:^|/)node_modules/highs/', '^highs$'] },
    },
    {
      name: 'runners-know-their-host',
      comment:
        'Only runners/node.ts may start a Node worker; every other runner stands as alone as the rest of the engine.',
      severity: 'error',
      from: { path: '^engine/src/runners/', pathNot: anyTest },
      to: { pathNot: ['^engine/(?:src|parameters|wasm)/', '^(?:node:)?worker_threads$'] },
    },
    {
      name: 'optimiser-in-its-rooms',
      comment: 'highs is large and loaded on first use, by the three parts that optimise.',
      severity: 'error',
      from: {
        path: '^engine/',
        pathNot: ['^engine/src/(?:funds|deal|selection)/', '^engine/bench/', anyTest],
      },
      to: { path: ['(?:^|/)node_modules/highs/', '^highs$'] },
    },
    {
      name: 'engine-by-its-name',
      comment:
        'The engine is a package with one door: import @versneller/engine, never a path into its folders.',
      severity: 'error',
      from: { pathNot: '^engine/' },
      to: {
        path: '(?:^|/)engine/',
        pathNot: ['node_modules/(?!@versneller/)'],
        // By its name the type is "aliased-workspace" or "undetermined", depending on which package.json asks for it.
        dependencyTypes: ['local'],
        dependencyTypesNot: ['aliased-workspace'],
      },
    },
    {
      name: 'kit-knows-no-domain',
      comment:
        'The kit holds mechanics for any subject; a domain word in it would tie all subjects together.',
      severity: 'error',
      from: { path: '^platform/kit/' },
      to: {
        path: ['^platform/modules/', '^platform/app/', '(?:^|/)engine/'],
        pathNot: 'node_modules/(?!@versneller/)',
      },
    },
    {
      name: 'modules-meet-at-the-door',
      comment:
        'Between modules only index.ts: what is behind the door can then change freely. Tests have a door of their own, testing.ts, which testing-stays-in-tests keeps for them.',
      severity: 'error',
      from: { path: ownModule },
      to: {
        path: '^platform/modules/',
        pathNot: ['^platform/modules/$1/', '^platform/modules/[^/]+/(?:index|testing)\\.ts$'],
      },
    },
    {
      name: 'links-hold-addresses',
      comment:
        'Pages and routes share the addresses of their module; an address that pulls in more would give pages a way round.',
      severity: 'error',
      from: { path: part('links'), pathNot: anyTest },
      to: {
        pathNot: [
          sameModule('links|model'),
          ...pureKit,
          '^platform/kit/http/address',
          '(?:^|/)node_modules/zod/',
        ],
        dependencyTypesNot: [typeOnly],
      },
    },
    {
      name: 'rules-are-pure',
      comment:
        'A decision follows from facts in hand: no clock, no database, no HTTP; time and actor come in as arguments.',
      severity: 'error',
      from: { path: part('rules'), pathNot: anyTest },
      to: {
        pathNot: [sameModule('rules|model'), ...pureKit, '(?:^|/)engine/src/index\\.ts$'],
        dependencyTypesNot: [typeOnly],
      },
    },
    {
      name: 'model-holds-shapes',
      comment: 'A shape needs a schema language and types, nothing that acts.',
      severity: 'error',
      from: { path: part('model'), pathNot: anyTest },
      to: {
        pathNot: [
          sameModule('model'),
          ...pureKit,
          '^platform/kit/http/input',
          '(?:^|/)engine/src/index\\.ts$',
          '(?:^|/)node_modules/zod/',
        ],
        dependencyTypesNot: [typeOnly],
      },
    },
    {
      name: 'store-speaks-sql',
      comment: 'All SQL of a module, and nothing but: the store knows the shapes and the database.',
      severity: 'error',
      from: { path: part('store'), pathNot: anyTest },
      to: {
        path: ['^platform/', '(?:^|/)engine/src/'],
        pathNot: [sameModule('store|model'), '^platform/kit/database/'],
        dependencyTypesNot: [typeOnly],
      },
    },
    {
      name: 'actions-know-no-markup',
      comment:
        'One use case: permission, rule, store, audit. Who called it and what is shown after it is not its business.',
      severity: 'error',
      from: { path: part('actions'), pathNot: anyTest },
      to: {
        path: [sameModule('routes|pages|islands|module'), '^platform/kit/(?:ui|charts)/'],
        dependencyTypesNot: [typeOnly],
      },
    },
    {
      name: 'pages-fetch-nothing',
      comment:
        'A page gets plain data and returns markup; the route read it, in one query shaped for that page.',
      severity: 'error',
      from: { path: part('pages|islands'), pathNot: anyTest },
      to: {
        path: ['^platform/'],
        pathNot: [sameModule('pages|islands|model|rules|links|texts'), '\\.json$', ...forThePage],
        dependencyTypesNot: [typeOnly],
      },
    },
    {
      name: 'pages-run-anywhere',
      comment: 'Pages, islands, interface parts and charts are drawn on the server and in the browser alike.',
      severity: 'error',
      from: { path: [part('pages|islands'), '^platform/kit/(?:ui|charts)/'], pathNot: anyTest },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'routes-read-and-call',
      comment:
        'A route reads the request, calls, and chooses the page or the JSON: a decision belongs in rules, called by an action.',
      severity: 'error',
      from: { path: part('routes'), pathNot: anyTest },
      to: { path: [sameModule('islands|module')], dependencyTypesNot: [typeOnly] },
    },
    {
      name: 'no-cycles',
      comment: 'What goes round cannot be read from the beginning, nor taken away.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nobody-imports-app',
      comment:
        'The app is the only place that knows everybody; a subject gets what it needs handed to it. Tests may start the whole server through app/testing.ts.',
      severity: 'error',
      from: { path: '^(?:engine|platform/(?:kit|modules))/' },
      to: { path: '^platform/app/(?!testing\\.tsx?$)' },
    },
    {
      name: 'testing-stays-in-tests',
      comment: 'What exists to test is not part of the product.',
      severity: 'error',
      from: { path: '^(?:engine/src|platform)/', pathNot: [anyTest, forTests] },
      to: { path: [anyTest, `^(?:engine/src|platform)/.*${forTests}`] },
    },
    {
      name: 'every-import-resolves',
      comment:
        'An import that leads nowhere is invisible to all the other rules. (geojson is a package of types only: the type checker sees it.)',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^geojson$' },
    },
  ],
  options: {
    doNotFollow: { path: ['(?:^|/)node_modules/'] },
    exclude: { path: ['(?:^|/)dist/', '\\.generated\\.css$'] },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    skipAnalysisNotInRules: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
