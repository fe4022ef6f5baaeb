import { RUNNING_ENGAGEMENT } from '@jixiao/shared';
import { type Actor, reachOf, reachSql } from '../../../../platform/access/index.js';
import { classifiedSql } from '../../tasks/persistence/classified.js';

const RUNNING = RUNNING_ENGAGEMENT.map((state) => `'${state}'`).join(', ');

/**
 * What a firm may see: its engagement while it runs, and nothing a day or a step later (controls C22). Every list, file, link,
 * upload and delivery asks this one condition. While an evaluation under it is classified it does not run: the firm waits
 * until that evaluation has been taken out of it, or has nothing left (E-21).
 *
 * @param today placeholder that holds the business date
 */
export const runningSql = (engagement: string, today: string): string =>
  `(${engagement}.state IN (${RUNNING}) AND ${today}::date BETWEEN ${engagement}.starts_on AND ${engagement}.ends_on
    AND NOT EXISTS (SELECT 1 FROM evaluation.evaluation_task st WHERE st.jurisdiction_id = ${engagement}.jurisdiction_id
      AND st.engagement_id = ${engagement}.id AND st.state <> 'CANCELLED' AND ${classifiedSql('st')}))`;

/**
 * A person of a firm sees what he is in the team of. An account that is nobody's (the firm's office, its programs) is not
 * narrowed; one whose person has left the team or the firm sees nothing of it any more.
 *
 * @param account placeholder that holds the account
 */
export const inTeamSql = (engagement: string, account: string): string =>
  `(NOT EXISTS (SELECT 1 FROM evaluation.firm_member fm WHERE fm.jurisdiction_id = ${engagement}.jurisdiction_id AND fm.account_id = ${account}::uuid)
    OR EXISTS (SELECT 1 FROM evaluation.firm_member fm
      JOIN evaluation.engagement_member em ON em.jurisdiction_id = fm.jurisdiction_id AND em.member_id = fm.id AND em.engagement_id = ${engagement}.id
     WHERE fm.jurisdiction_id = ${engagement}.jurisdiction_id AND fm.account_id = ${account}::uuid AND fm.left_on IS NULL))`;

/** Of `g` with its firm `f`: a firm its running ones, a division those that touch its bodies, the bureau all. */
export function engagementReach(actor: Actor, params: unknown[]): string {
  const reach = reachOf(actor);
  if (reach.kind === 'ALL') return 'TRUE';
  if (reach.kind === 'ENGAGEMENTS') {
    params.push(reach.agencyId, actor.today, actor.userId);
    const at = params.length;
    return `(f.agency_id = $${at - 2} AND ${runningSql('g', `$${at - 1}`)} AND ${inTeamSql('g', `$${at}`)})`;
  }
  const inReach = reachSql(actor, 'x.agency_id', '$1', params);
  return `EXISTS (SELECT 1 FROM evaluation.evaluation_task x
    WHERE x.jurisdiction_id = $1 AND x.engagement_id = g.id AND ${inReach})`;
}

/** Of the registry: the offices of the bureau see all firms, a firm itself. */
export function firmReach(actor: Actor, params: unknown[]): string {
  const reach = reachOf(actor);
  if (reach.kind === 'ALL' || reach.kind === 'DIVISION') return 'TRUE';
  if (reach.kind !== 'ENGAGEMENTS') return 'FALSE';
  params.push(reach.agencyId);
  return `f.agency_id = $${params.length}`;
}

/** Of a rating: the firm sees its own once it has been issued, until it is paid out and filed. */
export function ratingReach(actor: Actor, params: unknown[]): string {
  const reach = reachOf(actor);
  if (reach.kind === 'ALL') return 'TRUE';
  if (reach.kind !== 'ENGAGEMENTS') return 'FALSE';
  params.push(reach.agencyId);
  return `(f.agency_id = $${params.length} AND r.state <> 'DRAFT' AND g.state IN ('ACCEPTED', 'QUALITY_SCORED', 'PAID'))`;
}
