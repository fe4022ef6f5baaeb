import { readFileSync } from 'node:fs';
import path from 'node:path';
import { exAnteAppraisalWorkflow, mermaid, projectWorkflow, type Workflow } from '@jixiao/shared';

const MODULES = path.resolve(import.meta.dirname, '../../src/modules');

it.each<[string, Workflow]>([
  ['goals/exante', exAnteAppraisalWorkflow],
  ['projects', projectWorkflow],
])('the README of %s draws the states as the table has them', (room, workflow) => {
  const readme = readFileSync(path.join(MODULES, room, 'README.md'), 'utf8');
  expect(/```mermaid\n([\s\S]*?)\n```/.exec(readme)?.[1]).toBe(mermaid(workflow));
});
