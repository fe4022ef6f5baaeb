import { Injectable } from '@nestjs/common';
import { type CellChange, type Refusal, refusal } from '@jixiao/shared';
import type { Patch } from '../../../platform/database/index.js';
import type { GuardVerdict, TransitionContext } from '../../../platform/workflow/index.js';
import { cellsOf, originsAfter } from '../domain/origins.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { GoalWrites } from '../persistence/goal.writes.js';
import { RefinementRows } from '../persistence/refinement.rows.js';
import { Completeness } from './completeness.js';
import { type ObjectiveForm, refinedForm } from './content.js';

/** Cells that a reviewer would have otherwise, and what is wrong with them. */
export interface Proposals {
  readonly changes: readonly CellChange[];
  readonly refusals: readonly Refusal[];
}

interface Moving {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly title: string;
  readonly record: ObjectiveRecord;
  /** The form before and after the cells that the unit consents to. */
  refined?: { before: ObjectiveForm; after: ObjectiveForm };
}
type Context = TransitionContext<Moving>;

const ANSWERS = {
  acceptRefinement: 'ACCEPTED',
  declineRefinement: 'DECLINED',
  takeBackRefinement: 'TAKEN_BACK',
} as const;

/** What the steps around 良 ask and write; the states themselves are moved by the binding. */
@Injectable()
export class RefinementSteps {
  constructor(
    private readonly rows: RefinementRows,
    private readonly writes: GoalWrites,
    private readonly completeness: Completeness,
  ) {}

  isGood({ rows, input }: Context): GuardVerdict {
    const grade = (input as { overallGrade?: string | null } | undefined)?.overallGrade;
    if (!grade || grade === 'GOOD') return new Map();
    const wayOut = { EXCELLENT: 'ACCEPT_IT', FAIR: 'RETURN_IT' }[grade] ?? 'REJECT_IT';
    const found = refusal('GRADE_NOT_REFINABLE', { ruleId: 'G-24', field: 'overallGrade', params: { grade }, wayOut });
    return new Map(rows.map(({ id }) => [id, [found]]));
  }

  areSound({ rows, input }: Context): GuardVerdict {
    return new Map(rows.map(({ id }) => [id, (input as Proposals | undefined)?.refusals ?? []]));
  }

  /** What the unit consents to is judged as if it had been filed so. */
  async stand({ rows }: Context): Promise<GuardVerdict> {
    const open = await this.rows.open(rows.map(({ id }) => id));
    const forms = await this.completeness.forms(rows.map(({ record }) => record));
    for (const [at, row] of rows.entries()) {
      const before = forms[at]!;
      row.refined = { before, after: refinedForm(before, open.get(row.id)?.changes ?? []) };
    }
    const judged = await this.completeness.judge(rows.map(({ refined }) => refined!.after));
    return new Map(rows.map(({ id }) => [id, judged.get(id)!.refusals]));
  }

  /** Texts over the blocks; the rows of indicators are written after the state. */
  columns({ refined }: Moving): Patch {
    const { before, after } = refined!;
    const { overallGoal, annualGoal, basis, scheduleText, origins } = after.objective;
    const cells = ({ objective, indicators, amounts }: ObjectiveForm): ReturnType<typeof cellsOf> =>
      cellsOf({ ...objective, indicators, amounts });
    return {
      overall_goal: overallGoal,
      annual_goal: annualGoal,
      basis,
      schedule_text: scheduleText,
      origins: JSON.stringify(originsAfter(origins, cells(before), cells(after), new Set())),
    };
  }

  async afterSave({ action, rows, comment, input }: Context): Promise<void> {
    const ids = rows.map(({ id }) => id);
    if (action === 'finRefine') await this.rows.propose(ids, (input as Proposals).changes, comment);
    if (action === 'acceptRefinement')
      for (const { id, refined } of rows) await this.writes.replaceIndicators(id, refined!.after.indicators);
    if (action in ANSWERS) await this.rows.answer(ids, ANSWERS[action as keyof typeof ANSWERS], comment);
  }
}
