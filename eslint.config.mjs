import tseslint from 'typescript-eslint';

const databaseOnly = {
  name: 'pg',
  message: 'Only platform/database reaches PostgreSQL; everything else goes through UnitOfWork.',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.data/**',
      'web/src/gql/**',
      'server/test/architecture/fixture/**',
      '**/*.cjs',
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-console': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['server/src/**/*.ts', 'shared/src/**/*.ts', 'web/src/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    ignores: ['**/*.spec.ts', '**/*.spec.tsx', '**/testing/**'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['server/src/modules/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [databaseOnly, { name: 'typeorm', importNames: ['DataSource'], message: databaseOnly.message }] },
      ],
    },
  },
  {
    // What the build does not find there, the server in production does not know (ADR 13).
    files: ['web/src/**/*.{ts,tsx}'],
    ignores: ['**/*.graphql.ts', '**/*.spec.*'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: '@apollo/client', importNames: ['gql'], message: 'Operations stand in *.graphql.ts files.' }],
        },
      ],
    },
  },
  {
    files: ['shared/src/**/*.ts', 'server/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.name='parseFloat']",
          message: 'Amounts and scores are exact: use money or Exact of shared.',
        },
      ],
    },
  },
  {
    files: ['scripts/**', 'bench/**', 'server/src/commands/**', 'e2e/**', 'server/test/**', '**/*.spec.*', 'jest.*'],
    rules: { 'no-console': 'off' },
  },
  {
    // A walk is read from top to bottom, like the story it tells.
    files: ['docs/api/**', 'server/test/**', 'e2e/**', '**/*.spec.*'],
    rules: { 'no-console': 'off', 'max-lines': 'off' },
  },
);
