import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/errors/index.js';
import { isId } from '../../../platform/database/index.js';
import { type AgencyFunctionRecord, OrganizationsApi } from '../../organizations/index.js';
import { FunctionReads } from '../persistence/function.reads.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';

export interface CoveredFunction {
  agencyFunction: AgencyFunctionRecord;
  objectives: ObjectiveRecord[];
}

export interface FunctionCoverage {
  functions: CoveredFunction[];
  withoutObjective: number;
  objectives: number;
  /** Objectives that name no function; the first of them, with their number beside. */
  objectivesWithoutFunction: ObjectiveRecord[];
  withoutFunction: number;
}

const MOST_NAMED = 200;

/** 职能—目标对照 of a whole unit: functions that no objective serves, and objectives that serve no function (R074). */
@Injectable()
export class CoverageOfFunctions {
  constructor(
    private readonly organizations: OrganizationsApi,
    private readonly reads: FunctionReads,
    private readonly goals: GoalReads,
  ) {}

  async of(agencyId: string, year: number): Promise<FunctionCoverage> {
    const functions = isId(agencyId) ? await this.organizations.functionsBelow(agencyId, year) : null;
    if (!functions) throw notFound('agencyId');
    const served = await this.reads.served(agencyId, year);
    const none = served.filter(({ functionIds }) => functionIds.length === 0);
    const named = served.filter(({ functionIds }) => functionIds.length > 0);
    const shown = [...named, ...none.slice(0, MOST_NAMED)].map(({ versionId }) => versionId);
    const records = new Map((await this.goals.byVersionIds(shown)).map((record) => [record.versionId, record]));
    const rows = functions.map((agencyFunction) => ({
      agencyFunction,
      objectives: named.flatMap(({ versionId, functionIds }) =>
        functionIds.includes(agencyFunction.id) ? (records.get(versionId) ?? []) : [],
      ),
    }));
    return {
      functions: rows,
      withoutObjective: rows.filter(({ objectives }) => objectives.length === 0).length,
      objectives: served.length,
      objectivesWithoutFunction: none.flatMap(({ versionId }) => records.get(versionId) ?? []),
      withoutFunction: none.length,
    };
  }
}
