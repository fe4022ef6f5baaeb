import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import type { AmountRecord, ObjectiveTaskRecord } from './goal.records.js';

export type TaskToWrite = Omit<ObjectiveTaskRecord, 'objectiveVersionId' | 'ordinal'>;
export type AmountToWrite = Omit<AmountRecord, 'objectiveVersionId'>;

/** Blocks of a form, each saved whole. */
@Injectable()
export class ObjectivePartsWrites {
  constructor(private readonly uow: UnitOfWork) {}

  async replaceTasks(versionId: string, tasks: readonly TaskToWrite[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    await this.uow.affect('DELETE FROM goals.objective_task WHERE jurisdiction_id = $1 AND objective_version_id = $2', [
      jurisdictionId,
      versionId,
    ]);
    await this.uow.affect(
      `INSERT INTO goals.objective_task (jurisdiction_id, id, objective_version_id, ordinal, name, content,
              fiscal_amount, other_amount)
       SELECT $1, r.id, $2, r.ordinal, r.name, r.content, r."fiscalAmount", r."otherAmount"
         FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, ordinal integer, name text, content text,
              "fiscalAmount" numeric, "otherAmount" numeric)`,
      [jurisdictionId, versionId, JSON.stringify(tasks.map((task, i) => ({ ...task, id: newId(), ordinal: i + 1 })))],
    );
  }

  async replaceAmounts(versionId: string, amounts: readonly AmountToWrite[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    await this.uow.affect(
      'DELETE FROM goals.objective_amount WHERE jurisdiction_id = $1 AND objective_version_id = $2',
      [jurisdictionId, versionId],
    );
    await this.uow.affect(
      `INSERT INTO goals.objective_amount (jurisdiction_id, id, objective_version_id, block, kind, amount)
       SELECT $1, r.id, $2, r.block, r.kind, r.amount
         FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, block text, kind text, amount numeric)`,
      [jurisdictionId, versionId, JSON.stringify(amounts.map((cell) => ({ ...cell, id: newId() })))],
    );
  }

  async replaceFunctions(versionId: string, functionIds: readonly string[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    await this.uow.affect(
      'DELETE FROM goals.objective_function WHERE jurisdiction_id = $1 AND objective_version_id = $2',
      [jurisdictionId, versionId],
    );
    await this.uow.affect(
      `INSERT INTO goals.objective_function (jurisdiction_id, id, objective_version_id, function_id)
       SELECT $1, r.id, $2, r."functionId" FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, "functionId" uuid)`,
      [jurisdictionId, versionId, JSON.stringify(functionIds.map((functionId) => ({ id: newId(), functionId })))],
    );
  }
}
