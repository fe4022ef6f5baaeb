import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => (app = await openTestApp('template_empty')));
afterAll(() => app.close());

interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> };
}

it('the OpenAPI document names every REST operation of the server, and no other', () => {
  const { router } = app.app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } };
  const served = router.stack
    .flatMap(({ route }) => (route ? [route] : []))
    .flatMap(({ path: address, methods }) =>
      [address].flat().flatMap((one) => Object.keys(methods).map((method) => `${method} ${one}`)),
    )
    .filter((operation) => operation.includes(' /api/'))
    .map((operation) => operation.replace(/:(\w+)/g, '{$1}'));
  const spec = parse(readFileSync(path.resolve(import.meta.dirname, '../../../docs/api/openapi.yaml'), 'utf8')) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const written = Object.entries(spec.paths).flatMap(([address, methods]) =>
    Object.keys(methods).map((method) => `${method} ${address}`),
  );
  expect([...new Set(served)].sort()).toEqual(written.sort());
});
