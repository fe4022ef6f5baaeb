import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import type { AmountRecord, ObjectiveFunctionRecord, ObjectiveTaskRecord } from './goal.records.js';

/** What an objective must be compared with: its parent, its parts, the projects of its body. */
export interface SurroundingMoney {
  objectiveId: string;
  /** Amount of the parent transfer less what its other parts hold; null without a parent. */
  parentRemainder: string | null;
  /** Amount of the parts; null where there are none. */
  childrenTotal: string | null;
  /** Fiscal money of the year in the objectives of the body's projects; null for other objects. */
  projectsTotal: string | null;
}

const NEWEST = (objective: string): string => `JOIN LATERAL (SELECT n.id, n.annual_amount, n.state
    FROM goals.objective_version n WHERE n.jurisdiction_id = $1 AND n.objective_id = ${objective}.id
    ORDER BY n.version_no DESC LIMIT 1) v ON v.state NOT IN ('REJECTED', 'REVOKED')`;

/** Parts of a form and the money around it; set-based, by version. */
@Injectable()
export class ObjectivePartsReads {
  constructor(private readonly uow: UnitOfWork) {}

  tasks(versionIds: readonly string[]): Promise<ObjectiveTaskRecord[]> {
    return this.uow.query(
      `SELECT objective_version_id AS "objectiveVersionId", ordinal, name, content, fiscal_amount::text AS "fiscalAmount",
              other_amount::text AS "otherAmount"
         FROM goals.objective_task WHERE jurisdiction_id = $1 AND objective_version_id = ANY ($2::uuid[])
        ORDER BY objective_version_id, ordinal`,
      [currentActor().jurisdictionId, versionIds],
    );
  }

  amounts(versionIds: readonly string[]): Promise<AmountRecord[]> {
    return this.uow.query(
      `SELECT objective_version_id AS "objectiveVersionId", block, kind, amount::text AS amount
         FROM goals.objective_amount WHERE jurisdiction_id = $1 AND objective_version_id = ANY ($2::uuid[])
        ORDER BY objective_version_id, block, kind`,
      [currentActor().jurisdictionId, versionIds],
    );
  }

  functions(versionIds: readonly string[]): Promise<ObjectiveFunctionRecord[]> {
    return this.uow.query(
      `SELECT s.objective_version_id AS "objectiveVersionId", f.id, f.kind, f.name
         FROM goals.objective_function s
         JOIN organizations.agency_function f ON f.jurisdiction_id = s.jurisdiction_id AND f.id = s.function_id
        WHERE s.jurisdiction_id = $1 AND s.objective_version_id = ANY ($2::uuid[])
        ORDER BY s.objective_version_id, f.kind, f.id`,
      [currentActor().jurisdictionId, versionIds],
    );
  }

  /** Sums that a form is held against; one statement for any number of objectives. */
  surroundingMoney(objectiveIds: readonly string[]): Promise<SurroundingMoney[]> {
    return this.uow.query(
      `SELECT o.id AS "objectiveId",
              (SELECT (v.annual_amount - coalesce((SELECT sum(v.annual_amount) FROM goals.objective s ${NEWEST('s')}
                        WHERE s.jurisdiction_id = $1 AND s.parent_objective_id = p.id AND s.id <> o.id), 0))::text
                 FROM goals.objective p ${NEWEST('p')}
                WHERE p.jurisdiction_id = $1 AND p.id = o.parent_objective_id) AS "parentRemainder",
              (SELECT sum(v.annual_amount)::text FROM goals.objective c ${NEWEST('c')}
                WHERE c.jurisdiction_id = $1 AND c.parent_objective_id = o.id) AS "childrenTotal",
              CASE WHEN o.object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE') THEN
                (SELECT sum(v.annual_amount - coalesce((SELECT sum(m.amount) FROM goals.objective_amount m
                          WHERE m.jurisdiction_id = $1 AND m.objective_version_id = v.id AND m.block = 'ANNUAL'
                            AND m.kind IN ('CARRYOVER', 'OTHER')), 0))::text
                   FROM goals.objective b ${NEWEST('b')}
                  WHERE b.jurisdiction_id = $1 AND b.budget_year = o.budget_year
                    AND b.object_type IN ('PROJECT', 'BOND_PROJECT')
                    AND (b.agency_id = o.agency_id OR (o.object_type = 'DEPARTMENT_WHOLE' AND EXISTS (
                          SELECT 1 FROM organizations.agency_closure t WHERE t.jurisdiction_id = $1
                             AND t.ancestor_id = o.agency_id AND t.descendant_id = b.agency_id)))) END AS "projectsTotal"
         FROM goals.objective o WHERE o.jurisdiction_id = $1 AND o.id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, objectiveIds],
    );
  }

  /** Locks objectives with their parents, in the order of ids: sums over parts are guarded under these locks. */
  async lockWithParents(versionIds: readonly string[]): Promise<void> {
    await this.uow.query(
      `SELECT o.id FROM goals.objective o WHERE o.jurisdiction_id = $1 AND o.object_type = 'TRANSFER' AND o.id IN (
          SELECT unnest(ARRAY[c.id, c.parent_objective_id]) FROM goals.objective c
            JOIN goals.objective_version v ON v.jurisdiction_id = c.jurisdiction_id AND v.objective_id = c.id
           WHERE c.jurisdiction_id = $1 AND v.id = ANY ($2::uuid[]))
        ORDER BY o.id FOR UPDATE`,
      [currentActor().jurisdictionId, versionIds],
    );
  }

  /** Objective of a body, or of a code, in a year; null where there is none. */
  async find(key: {
    objectType: string;
    budgetYear: number;
    agencyId: string;
    code: string | null;
  }): Promise<string | null> {
    const [row] = await this.uow.query<{ id: string }>(
      `SELECT id FROM goals.objective WHERE jurisdiction_id = $1 AND object_type = $2 AND budget_year = $3
          AND CASE WHEN $5::text IS NULL THEN agency_id = $4 ELSE code = $5 END`,
      [currentActor().jurisdictionId, key.objectType, key.budgetYear, key.agencyId, key.code],
    );
    return row?.id ?? null;
  }

  /** A transfer by id, wherever in the jurisdiction it is kept: who receives a part need not see the giver's other work. */
  async transfer(id: string): Promise<{ id: string; transferLevel: string; budgetYear: number } | null> {
    const [row] = await this.uow.query<{ id: string; transferLevel: string; budgetYear: number }>(
      `SELECT id, transfer_level AS "transferLevel", budget_year AS "budgetYear" FROM goals.objective
        WHERE jurisdiction_id = $1 AND id = $2 AND object_type = 'TRANSFER'`,
      [currentActor().jurisdictionId, id],
    );
    return row ?? null;
  }

  async childrenOf(objectiveIds: readonly string[]): Promise<{ id: string; parentId: string }[]> {
    return this.uow.query(
      `SELECT id, parent_objective_id AS "parentId" FROM goals.objective
        WHERE jurisdiction_id = $1 AND parent_objective_id = ANY ($2::uuid[]) ORDER BY code`,
      [currentActor().jurisdictionId, objectiveIds],
    );
  }
}
