import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { FoundJurisdiction } from '../modules/organizations/index.js';
import { readConfig } from '../platform/config/index.js';
import { DomainError } from '../platform/errors/index.js';

const HELP = `Founds a jurisdiction and prints its three administrators with one-time passwords.

  node server/dist/commands/set-up.js --name 示例区 --full-name 示例省示例市示例区 \\
    --bureau 示例市示例区财政局 --kind DISTRICT [--code 410000] [--parent <id>] [--accounts example-]

Runs with the settings of the server (JIXIAO_DATABASE_URL).
`;

const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    'full-name': { type: 'string' },
    bureau: { type: 'string' },
    kind: { type: 'string' },
    code: { type: 'string' },
    parent: { type: 'string' },
    accounts: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (values.help || !values.name) {
  process.stdout.write(HELP);
  process.exit(values.help ? 0 : 2);
}
const app = await NestFactory.createApplicationContext(AppModule.forRoot(readConfig()), { logger: ['error', 'warn'] });
try {
  const { jurisdictionId, accounts } = await app.get(FoundJurisdiction).found({
    name: values.name,
    fullName: values['full-name'] ?? values.name,
    bureauName: values.bureau ?? `${values.name}财政局`,
    kind: values.kind ?? '',
    code: values.code,
    parentId: values.parent,
    accountPrefix: values.accounts,
  });
  process.stdout.write(`Jurisdiction ${jurisdictionId}\n`);
  for (const { role, account, password } of accounts) process.stdout.write(`${role}\t${account}\t${password}\n`);
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  for (const { code, field, params } of error.refusals) {
    process.stderr.write(`${code} ${field ?? ''} ${params ? JSON.stringify(params) : ''}\n`);
  }
  process.exitCode = 1;
} finally {
  await app.close();
}
