import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as shared from '@jixiao/shared';
import { mermaid, type Workflow } from '@jixiao/shared';

const modules = path.resolve(import.meta.dirname, '../../src/modules');
const isWorkflow = (value: unknown): value is Workflow =>
  typeof value === 'object' && value !== null && 'transitions' in value && 'initial' in value;
const workflows = Object.values(shared as Record<string, unknown>).filter(isWorkflow);
const byName = new Map(workflows.map((workflow) => [workflow.name, workflow]));

/** A marker, and the diagram under it when there is one. */
const BLOCK = /<!-- workflow: ([a-z-]+) -->\n(?:\n?```mermaid\n([\s\S]*?)\n```\n)?/g;
const drawn = (name: string): string =>
  `<!-- workflow: ${name} -->\n\n\`\`\`mermaid\n${mermaid(byName.get(name)!)}\n\`\`\`\n`;

const readmes = globSync('**/README.md', { cwd: modules }).map((file) => path.join(modules, file));
if (process.env.JIXIAO_WRITE_DOCS === '1') {
  for (const file of readmes) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(BLOCK, (whole, name: string) => (byName.has(name) ? drawn(name) : whole)),
    );
  }
}
const diagrams = readmes.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(BLOCK)].map(([, name, diagram]) => ({
    room: path.basename(path.dirname(file)),
    name: name!,
    diagram,
  })),
);

describe('the README of every room', () => {
  it('is there', () => {
    const rooms = readdirSync(modules, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rooms.map(({ name }) => name).filter((name) => !existsSync(path.join(modules, name, 'README.md')))).toEqual(
      [],
    );
  });

  it('draws every workflow once', () => {
    expect(diagrams.map(({ name }) => name).sort()).toEqual([...byName.keys()].sort());
  });

  it.each(diagrams)(
    'draws $name in $room as the table has it (refresh with JIXIAO_WRITE_DOCS=1)',
    ({ name, diagram }) => {
      expect(diagram).toBe(mermaid(byName.get(name)!));
    },
  );
});
