import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

interface Service {
  image?: string;
  build?: { context: string; target: string };
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  ports?: string[];
  volumes?: string[];
  networks?: string[];
}

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const compose = parse(read('docker-compose.yml')) as {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean } | null>;
};
const dockerfile = read('Dockerfile');
const services = Object.entries(compose.services);

describe('docker-compose.yml', () => {
  it('has PostgreSQL, API and web, and only the web is reachable from outside', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'migrate', 'postgres', 'web']);
    expect(services.filter(([, service]) => service.ports).map(([name]) => name)).toEqual(['web']);
    expect(compose.networks.inside!.internal).toBe(true);
    for (const [, service] of services) expect(service.networks).toContain('inside');
  });

  it('has no default for any secret: without .env it does not start', () => {
    const secrets = Object.entries(compose.services.postgres!.environment!).filter(([name]) =>
      name.endsWith('PASSWORD'),
    );
    expect(secrets).toHaveLength(4);
    for (const [, value] of secrets) expect(value).toMatch(/^\$\{[A-Z_]+:\?.+\}$/);
    for (const line of read('.env.example')
      .split('\n')
      .filter((text) => /PASSWORD=/.test(text)))
      expect(line).toMatch(/=$/);
  });

  it('names build targets and commands that exist', () => {
    const targets = [...dockerfile.matchAll(/^FROM .* AS (\w+)$/gm)].map(([, name]) => name);
    for (const [, { build, command }] of services) {
      if (build) expect(targets).toContain(build.target);
      for (const file of (command ?? []).filter((word) => word.endsWith('.js'))) {
        expect(existsSync(path.join(root, file.replace('/dist/', '/src/').replace(/\.js$/, '.ts')))).toBe(true);
      }
    }
    const start = /CMD \["node", "(server\/dist\/main\.js)"\]/.exec(dockerfile)![1]!;
    expect(existsSync(path.join(root, start.replace('/dist/', '/src/').replace(/\.js$/, '.ts')))).toBe(true);
  });

  it('waits for health, and every health check asks an address that the server has', () => {
    expect(compose.services.migrate!.depends_on!.postgres!.condition).toBe('service_healthy');
    expect(compose.services.api!.depends_on!.migrate!.condition).toBe('service_completed_successfully');
    const asked = [...dockerfile.matchAll(/HEALTHCHECK[^\n]*?(\/api\/[a-z/]+)/g)].map(([, address]) => address);
    expect(asked).toEqual(['/api/health/ready', '/api/health/live']);
    const spec = parse(read('docs/api/openapi.yaml')) as { paths: Record<string, unknown> };
    for (const address of asked) expect(Object.keys(spec.paths)).toContain(address);
  });

  it('copies only what exists, and runs as an ordinary user', () => {
    for (const [, source] of dockerfile.matchAll(/^COPY (?!--from)(\S+)/gm))
      expect(existsSync(path.join(root, source!))).toBe(true);
    expect(dockerfile).toContain('USER node');
    for (const volume of compose.services.postgres!.volumes!.filter((text) => text.startsWith('./'))) {
      expect(existsSync(path.join(root, volume.split(':')[0]!))).toBe(true);
    }
  });
});
