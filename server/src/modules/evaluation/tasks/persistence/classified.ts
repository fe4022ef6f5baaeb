/**
 * Whether what an evaluation looks at is a state secret: its project, its body, or one of its items. Asked of the labels as
 * they are now, so that raising one closes every door in the same moment (controls C26).
 *
 * @param task alias of `evaluation.evaluation_task`
 */
export const classifiedSql = (task: string): string => `(
  EXISTS (SELECT 1 FROM organizations.agency sa WHERE sa.jurisdiction_id = ${task}.jurisdiction_id AND sa.id = ${task}.agency_id
    AND sa.secrecy = 'CLASSIFIED')
  OR EXISTS (SELECT 1 FROM projects.project sp WHERE sp.jurisdiction_id = ${task}.jurisdiction_id AND sp.id = ${task}.project_id
    AND sp.secrecy = 'CLASSIFIED')
  OR EXISTS (SELECT 1 FROM evaluation.task_item si
      JOIN organizations.agency sb ON sb.jurisdiction_id = si.jurisdiction_id AND sb.id = si.agency_id
      LEFT JOIN projects.project sq ON sq.jurisdiction_id = si.jurisdiction_id AND sq.id = si.project_id
     WHERE si.jurisdiction_id = ${task}.jurisdiction_id AND si.task_id = ${task}.id AND 'CLASSIFIED' IN (sb.secrecy, sq.secrecy)))`;
