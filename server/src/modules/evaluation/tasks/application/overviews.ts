import { Injectable } from '@nestjs/common';
import {
  byFrequency,
  DEFAULT_EVALUATION_PROBLEMS,
  type EvaluationProblemKind,
  isTooGood,
  problemParagraph,
  readEvaluationProblems,
} from '@jixiao/shared';
import { currentActor, reachOf } from '../../../../platform/access/index.js';
import { groupsOf } from '../../../../platform/graphql/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import {
  type ChainRecord,
  type KeyRow,
  type LevelRecord,
  OverviewReads,
  type ReviewedRecord,
} from '../persistence/overview.reads.js';
import { GradeWords } from './grade-words.js';
import { type TaskUse, TaskUses } from './task-uses.js';

export interface DepartmentReview {
  byMethod: { method: string; total: number }[];
  tooGood: ReviewedRecord[];
  late: ReviewedRecord[];
  unitsWithNone: { agencyId: string; agencyName: string; selfEvaluated: number }[];
}

export interface ProblemsOfYear {
  paragraph: string | null;
  kinds: (EvaluationProblemKind & { count: number })[];
}

export type LevelView = LevelRecord & { gradeLabel: string | null };
export type ChainView = ChainRecord & { gradeLabel: string | null };

export interface KeyEvaluation extends KeyRow {
  gradeLabel: string | null;
  problems: string[];
  use: TaskUse;
}

/** Evaluations seen together, for lists and reports. */
@Injectable()
export class Overviews {
  constructor(
    private readonly reads: OverviewReads,
    private readonly organizations: OrganizationsApi,
    private readonly uses: TaskUses,
    private readonly grades: GradeWords,
  ) {}

  async levels(projectIds: readonly string[]): Promise<Map<string, LevelView[]>> {
    const rows = await this.reads.levels(projectIds);
    const views = await this.grades.worded(rows, ({ year }) => year);
    return groupsOf(projectIds, views, ({ projectId }) => projectId);
  }

  /** What the bureau looks at in the departments' own evaluations (R132, R133, R135). */
  async departments(workYear: number): Promise<DepartmentReview> {
    const { today } = currentActor();
    const tasks = await this.reads.departmentTasks(workYear);
    const methods = [...new Set(tasks.map(({ method }) => method))].sort();
    const seesAll = reachOf(currentActor()).kind === 'ALL';
    return {
      byMethod: methods.map((method) => ({ method, total: tasks.filter((task) => task.method === method).length })),
      tooGood: tasks.filter(({ totalScore, findings }) => isTooGood(totalScore, findings)),
      late: tasks.filter(({ reportDueOn, handedInOn }) => reportDueOn !== null && (handedInOn ?? today) > reportDueOn),
      unitsWithNone: seesAll ? await this.reads.unitsWithNone(workYear) : [],
    };
  }

  /** Paragraph and counts of what the year's evaluations found (R147). */
  async problems(workYear: number): Promise<ProblemsOfYear> {
    const kinds = await this.problemKinds(workYear);
    const counts = await this.reads.problemCounts(workYear);
    return {
      paragraph: problemParagraph(kinds, counts),
      kinds: [...byFrequency(kinds, counts, 'WHOLE'), ...byFrequency(kinds, counts, 'PROJECT')],
    };
  }

  async problemKinds(workYear: number): Promise<readonly EvaluationProblemKind[]> {
    const rules = await this.organizations.parameters(workYear);
    return readEvaluationProblems(rules.rule('eval.problemKinds')) ?? DEFAULT_EVALUATION_PROBLEMS;
  }

  /** 重点绩效评价情况表 of a year (R149). */
  async keyEvaluations(workYear: number): Promise<KeyEvaluation[]> {
    const kinds = new Map((await this.problemKinds(workYear)).map(({ code, name }) => [code, name]));
    const rows = await this.grades.worded(await this.reads.keyRows(workYear), () => workYear);
    const uses = await this.uses.of(rows.map(({ id }) => id));
    return rows.map((row) => ({
      ...row,
      problems: row.problemKinds.map((code) => kinds.get(code) ?? code),
      use: uses.get(row.id)!,
    }));
  }

  async chains(taskIds: readonly string[]): Promise<Map<string, ChainView[]>> {
    const rows = await this.grades.worded(await this.reads.chains(taskIds), ({ workYear }) => workYear);
    return groupsOf(taskIds, rows, ({ taskId }) => taskId);
  }

  async usesOf(taskIds: readonly string[]): Promise<ReadonlyMap<string, TaskUse>> {
    return this.uses.of(taskIds);
  }
}
