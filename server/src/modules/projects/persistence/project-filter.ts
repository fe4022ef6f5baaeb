import { type Actor, reachSql } from '../../../platform/access/index.js';
import type { ProjectFilter } from './project.records.js';

/** Condition on `projects.project p` of what a list asks for; `$1` is the jurisdiction. */
export function projectsWhere(actor: Actor, filter: ProjectFilter, params: unknown[]): string {
  params.push(filter.year);
  const conditions = [
    'p.jurisdiction_id = $1',
    `p.budget_year = $${params.length}::int`,
    reachSql(actor, 'p.agency_id', '$1', params),
  ];
  const text = filter.text?.trim();
  if (text) {
    params.push(`%${text.replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(`(p.name ILIKE $${params.length} OR p.code ILIKE $${params.length})`);
  }
  if (filter.agencyId) {
    params.push(filter.agencyId);
    conditions.push(`EXISTS (SELECT 1 FROM organizations.agency_closure under
      WHERE under.jurisdiction_id = $1 AND under.ancestor_id = $${params.length} AND under.descendant_id = p.agency_id)`);
  }
  if (filter.state) {
    params.push(filter.state);
    conditions.push(`p.state = $${params.length}`);
  }
  return conditions.join(' AND ');
}
