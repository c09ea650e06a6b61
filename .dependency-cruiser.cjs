// The floors of docs/architecture.md as rules: imports run downwards only, and each SDK has one
// home. test/architecture.test.ts enforces them, and shows that each goes red; `npx depcruise src`
// asks by hand.

/** A package, whether it resolves or not. */
const packages = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`;

/**
 * From a room, only to these rooms of ours; packages and Node's built-ins are other rules' to
 * judge.
 */
const floor = (name, from, mayImport, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|test|bench|scripts)/', pathNot: mayImport },
});

/** A package that only these rooms may import. */
const home = (name, sdk, rooms) => ({
  name: `${name}-at-home`,
  comment: `only ${rooms} may import ${name}, so that moving off it touches one folder`,
  severity: 'error',
  from: { path: '^src/', pathNot: rooms },
  to: { path: sdk },
});

/**
 * Files of a feature import another of its rooms only through its index. `own`: what does not count
 * as another room.
 */
const byIndex = (name, from, room, own, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: `${room}/`, pathNot: [`${room}/index[.]ts$`, ...own] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    floor(
      'core-is-the-ground',
      '^src/core/',
      '^src/core/',
      'floor 1: the engine and its ports know nothing above them',
    ),
    floor('cards-on-core', '^src/cards/', '^src/(core|cards)/', 'floor 2'),
    floor('domain-on-core', '^src/domain/', '^src/(core|domain)/', 'floor 3'),
    floor(
      'features-on-domain',
      '^src/features/([^/]+)/',
      '^src/(core|cards|domain)/|^src/features/$1/',
      'floor 4: a feature learns of another by a domain event, and knows no platform and no driver',
    ),
    floor(
      'platforms-on-cards',
      '^src/platforms/([^/]+)/',
      '^src/(core|cards)/|^src/platforms/($1/|shared/|module[.]ts$)|^src/config/setting-types[.]ts$',
      'floor 5: a platform knows no feature and no other platform',
    ),
    floor(
      'platform-list-on-platforms',
      '^src/platforms/[^/]+[.]ts$',
      '^src/(core|platforms)/|^src/config/setting-types[.]ts$',
      'floor 5: what a platform is, and the list of them',
    ),
    {
      name: 'platforms-by-the-list',
      comment: 'the roots name no platform: a new one is one folder and one line in the list',
      severity: 'error',
      from: { path: '^src/([^/]+[.]ts$|manifests/)' },
      to: { path: '^src/platforms/[^/]+/', pathNot: '^src/platforms/shared/' },
    },
    floor('storage-on-core', '^src/storage/', '^src/(core|storage)/', 'floor 5'),
    floor('scheduling-on-core', '^src/scheduling/', '^src/(core|scheduling)/', 'floor 5'),
    floor('http-on-core', '^src/http/', '^src/(core|http)/', 'floor 5'),
    floor(
      'operator-on-storage',
      '^src/operator/',
      '^src/(core|domain|storage|operator)/',
      'floor 6, below the roots: commands work on the store, and know no platform and no feature',
    ),
    floor('embeddings-on-core', '^src/embeddings/', '^src/(core|embeddings)/', 'floor 5'),
    floor(
      'settings-on-domain',
      '^src/config(/|[.]ts$)',
      '^src/((core|domain)/|config(/|[.]ts$)|platforms/[^/]+[.]ts$)',
      'the settings are read before anything else is there',
    ),
    floor(
      'demo-without-platforms',
      '^src/demo/',
      '^src/(core|domain|features|demo)/',
      'the demo company is data for any platform',
    ),
    floor('source-stays-in-src', '^src/', '^src/', 'what we ship needs no test, bench or script'),
    {
      name: 'core-without-packages',
      comment: "floor 1: Node's built-ins only",
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypesNot: ['core', 'local'] },
    },
    {
      name: 'no-circular',
      comment: 'files in a circle cannot be understood, tested or moved one by one',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circular-rooms',
      comment: 'likewise for the folders of a feature',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/features/[^/]+/' },
      to: { circular: true },
    },
    {
      name: 'rooms-without-their-house',
      comment: 'a room of a feature does not import the folder that holds it',
      severity: 'error',
      from: { path: '^(src/features/.+)/[^/]+/[^/]+$' },
      to: { path: '^$1/[^/]+$' },
    },
    byIndex(
      'rooms-below-by-index',
      '^(src/features/.+)/[^/]+$',
      '^$1/[^/]+',
      [],
      'a room lists in its index what others may use',
    ),
    byIndex(
      'rooms-of-a-feature-by-index',
      '^(src/features/[^/]+)/([^/]+)/.+$',
      '^$1/[^/]+',
      ['^$1/$2/'],
      'and so for rooms side by side',
    ),
    byIndex(
      'rooms-beside-by-index',
      '^(src/features/[^/]+/.+)/([^/]+)/[^/]+$',
      '^$1/[^/]+',
      ['^$1/$2/'],
      'and for rooms within a room',
    ),
    floor(
      'matcher-alone',
      '^src/features/mentoring/matching/',
      '^src/features/mentoring/matching/',
      'the matching engine is pure: it imports nothing outside its own folder',
    ),
    home('botbuilder', packages('botbuilder[^/]*', 'botframework-[^/]+'), '^src/platforms/teams/'),
    home('slack', packages('@slack'), '^src/platforms/slack/'),
    home(
      'adaptivecards',
      packages('adaptivecards[^/]*', 'adaptive-expressions'),
      '^src/cards/|^src/platforms/web/page/',
    ),
    home('drivers', packages('mongodb', 'better-sqlite3'), '^src/storage/'),
    home('schedulers', packages('node-cron', 'bullmq', 'ioredis'), '^src/scheduling/'),
    home('yaml', packages('yaml'), '^src/config/'),
    home('server', packages('restify', 'pino', 'prom-client'), '^src/http/'),
    {
      name: 'installed-in-production',
      comment: 'a package that stands in devDependencies is not there in production',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
  ],
  options: {
    // TypeScript 7 has no compiler in JavaScript, so swc reads the sources: types' imports count as
    // well.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
    },
  },
};
