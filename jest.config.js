/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Walking through all that a suite left behind, to delete it, takes a third of a second per suite.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: process.env.PLAYGROUND_SUITE ? [] : ['/test/playground/'],
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // intl-messageformat ships ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(intl-messageformat|@formatjs)/)'],
  reporters: ['default', '<rootDir>/test/support/closing-line.cjs'],
  // `npm run coverage`.
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', '!src/**/*.d.ts', '!src/platforms/web/page/**'],
  // What the unit and conversation tests reach by themselves, without processes, benches and pages.
  coverageThreshold: { global: { lines: 87, statements: 87, branches: 86, functions: 75 } },
  coverageReporters: ['text-summary', 'html', 'json-summary'],
  setupFilesAfterEnv: ['<rootDir>/test/support/expect.ts'],
  // A busy machine is slow, not broken.
  testTimeout: 60000,
  // Many suites wait for processes, sockets and clocks: more workers than the two cores of the target machine keep it busy.
  maxWorkers: 4,
};
