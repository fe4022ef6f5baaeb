import { Injectable } from '@nestjs/common';
import { type GuardVerdict, type TransitionContext, TransitionService } from '../../../platform/workflow/index.js';
import { parseMoney, performanceObjectiveWorkflow, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { type Round, RoundRows } from '../persistence/round.rows.js';
import { Completeness } from './completeness.js';
import { comparableOf, hashOf } from './content.js';

/** 一下: control figure and opinion, by version. */
export interface ControlInput {
  documentNo: string;
  figures: ReadonlyMap<string, { controlAmount: string; opinion: string | null }>;
}

export interface ControlToIssue {
  documentNo: string;
  items: readonly { objectiveId: string; expectedVersion: number; controlAmount: string; opinion?: string | null }[];
}

interface Moving {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly title: string;
  readonly record: ObjectiveRecord;
}

/** Goals go up with each budget submission and come back with control figures and the reply (二上二下, R069). */
@Injectable()
export class Rounds {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: GoalReads,
    private readonly rows: RoundRows,
    private readonly completeness: Completeness,
    private readonly organizations: OrganizationsApi,
    private readonly transitions: TransitionService,
  ) {}

  /** 一下: sends reviewed objectives back with their control figures, all or none. */
  sendDown(draft: ControlToIssue): Promise<string[]> {
    return this.uow.write(async () => {
      const ids = [...new Set(draft.items.map(({ objectiveId }) => objectiveId))];
      const records = await this.reads.objectives(ids, true);
      if (records.length !== ids.length) throw notFound('items');
      const found: Refusal[] = draft.documentNo.trim() ? [] : [refusal('REQUIRED', { field: 'documentNo' })];
      const versionOf = new Map(records.map((record) => [record.id, record.versionId]));
      const figures = new Map<string, { controlAmount: string; opinion: string | null }>();
      draft.items.forEach(({ objectiveId, controlAmount, opinion }, index) => {
        const amount = parseMoney(controlAmount, { field: `items[${index}].controlAmount` });
        if (!amount.ok) found.push(amount.refusal);
        else
          figures.set(versionOf.get(objectiveId)!, { controlAmount: amount.value, opinion: opinion?.trim() || null });
      });
      if (found.length > 0) throw refused(found);
      const input: ControlInput = { documentNo: draft.documentNo.trim(), figures };
      const expectedVersions = new Map(
        draft.items.map(({ objectiveId, expectedVersion }) => [versionOf.get(objectiveId)!, expectedVersion]),
      );
      const versionIds = records.map(({ versionId }) => versionId);
      await this.transitions.transition({
        workflow: performanceObjectiveWorkflow.name,
        action: 'sendDown',
        ids: versionIds,
        expectedVersions,
        input,
      });
      return ids;
    });
  }

  /** Only what came up for the first time comes down with a control figure. */
  firstUp(context: TransitionContext<Moving>): GuardVerdict {
    return new Map(
      context.rows.map(({ id, record }) => [
        id,
        record.budgetRound === 'FIRST_UP'
          ? []
          : [refusal('ROUND_IS_OVER', { ruleId: 'G-42', params: { round: record.budgetRound } })],
      ]),
    );
  }

  /** Where the place asks for two rounds, the reply answers the second submission. */
  async finished(context: TransitionContext<Moving>): Promise<GuardVerdict> {
    const asked = new Map<number, number>();
    for (const year of new Set(context.rows.map(({ record }) => record.budgetYear))) {
      const rules = await this.organizations.parameters(year);
      asked.set(year, rules.rule('goal.rounds'));
    }
    return new Map(
      context.rows.map(({ id, record }) => [
        id,
        record.budgetRound === 'FIRST_UP' && asked.get(record.budgetYear) === 2
          ? [refusal('SECOND_ROUND_MISSING', { ruleId: 'G-43', wayOut: 'SEND_CONTROL_FIGURE' })]
          : [],
      ]),
    );
  }

  patch(row: Moving, input: ControlInput): Record<string, string | null> {
    const { today, personName } = currentActor();
    const { controlAmount, opinion } = input.figures.get(row.id)!;
    return {
      budget_round: 'SECOND_UP',
      control_amount: controlAmount,
      control_opinion: opinion,
      control_document_no: input.documentNo,
      control_on: today,
      returned_reason: opinion,
      returned_by: personName,
      reviewer_opened_at: null,
    };
  }

  /** Leaves the dated snapshot of what went up or came down. */
  async keep(action: string, rows: readonly Moving[], input: unknown): Promise<void> {
    const { today } = currentActor();
    const forms = await this.completeness.forms(rows.map(({ record }) => record));
    const control = action === 'sendDown' ? (input as ControlInput) : null;
    const reply = action === 'approve' ? (input as { documentNo: string; repliedOn: string }) : null;
    await this.rows.write(
      forms.map((form) => {
        const { id, versionId, budgetRound, controlAmount } = form.objective;
        const figure = control?.figures.get(versionId);
        return {
          objectiveId: id,
          objectiveVersionId: versionId,
          round: roundOf(action, budgetRound),
          controlAmount: figure?.controlAmount ?? controlAmount,
          opinion: figure?.opinion ?? null,
          documentNo: control?.documentNo ?? reply?.documentNo ?? null,
          content: comparableOf(form),
          contentHash: hashOf(form),
        };
      }),
      reply?.repliedOn ?? today,
    );
  }
}

function roundOf(action: string, budgetRound: string): Round {
  if (budgetRound === 'SUPPLEMENT' || budgetRound === 'ADJUSTMENT') return budgetRound;
  if (action === 'sendDown') return 'FIRST_DOWN';
  return action === 'approve' ? 'SECOND_DOWN' : (budgetRound as Round);
}
