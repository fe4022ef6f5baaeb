import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

const root = path.resolve(import.meta.dirname, '../../..');
const config = path.join(root, '.dependency-cruiser.cjs');

/** Cruises a tree as the check does and gives what it refuses. */
function violations(folder: string): Violation[] {
  const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cruiser, '--config', config, '--output-type', 'json', 'server/src', 'shared/src', 'web/src'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (!stdout) throw new Error(stderr);
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('the rules of the house', () => {
  const broken = violations(path.join(import.meta.dirname, 'fixture'));
  const breaches: [rule: string, from: string][] = [
    ['module-entered-through-its-door', 'server/src/modules/monitoring/burglar.ts'],
    ['modules-import-earlier-modules-only', 'server/src/modules/goals/early.ts'],
    ['platform-knows-no-business', 'server/src/platform/curious.ts'],
    ['contracts-are-a-leaf', 'server/src/contracts/events.ts'],
    ['shared-is-pure', 'shared/src/impure.ts'],
    ['domain-is-pure', 'server/src/modules/goals/domain/rule.ts'],
    ['graphql-never-reaches-persistence', 'server/src/modules/goals/graphql/resolver.ts'],
    ['web-features-do-not-import-each-other', 'web/src/features/monitoring/page.ts'],
    ['web-kit-knows-no-feature', 'web/src/ui/home.ts'],
    ['browser-and-server-meet-in-shared', 'server/src/stray.ts'],
    ['no-circles', 'server/src/modules/monitoring/one.ts'],
  ];

  it.each(breaches)('%s is seen to fail', (rule, from) => {
    expect(broken.filter((violation) => violation.rule.name === rule).map((violation) => violation.from)).toContain(
      from,
    );
  });

  it('has a breach in the fixture for every rule', () => {
    const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string }[] };
    expect(new Set(breaches.map(([rule]) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)));
  });

  it('refuses nothing beyond those breaches: a healthy import stays allowed', () => {
    expect(broken.filter(({ from }) => from.endsWith('/index.ts'))).toEqual([]);
  });
});
