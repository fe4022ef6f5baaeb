const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

const common = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.ts$': swc(false), '^.+\\.tsx$': swc(true) },
};
const relative = { '^(\\.{1,2}/.*)\\.js$': '$1' };

export default {
  projects: [
    {
      ...common,
      displayName: 'shared',
      rootDir: 'shared',
      testEnvironment: 'node',
      testRegex: '/src/.*\\.spec\\.ts$',
      moduleNameMapper: relative,
    },
    {
      ...common,
      displayName: 'server',
      rootDir: 'server',
      testEnvironment: 'node',
      testRegex: '/(src|test)/.*\\.(spec|e2e-spec)\\.ts$',
      modulePathIgnorePatterns: ['<rootDir>/test/architecture/fixture', '<rootDir>/dist'],
      moduleNameMapper: { ...relative, '^@jixiao/shared$': '<rootDir>/../shared/src/index.ts' },
      setupFiles: ['reflect-metadata'],
    },
    {
      ...common,
      displayName: 'web',
      rootDir: 'web',
      testEnvironment: 'jsdom',
      testRegex: '/src/.*\\.spec\\.tsx?$',
      moduleNameMapper: {
        ...relative,
        '\\.css$': '<rootDir>/src/testing/no-css.ts',
        '^@jixiao/shared$': '<rootDir>/../shared/src/index.ts',
      },
      setupFilesAfterEnv: ['<rootDir>/src/testing/setup.ts'],
    },
    {
      ...common,
      displayName: 'browser',
      rootDir: 'e2e',
      testEnvironment: 'node',
      testRegex: '\\.e2e-spec\\.ts$',
      moduleNameMapper: { ...relative, '^@jixiao/shared$': '<rootDir>/../shared/src/index.ts' },
      setupFiles: ['reflect-metadata'],
    },
  ],
  testTimeout: 60_000,
  // Module registries of finished files are not always freed; a worker that has grown is replaced between two files.
  workerIdleMemoryLimit: '1500MB',
};
