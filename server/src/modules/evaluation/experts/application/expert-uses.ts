import { Injectable } from '@nestjs/common';
import {
  Exact,
  expertSupply,
  type ExpertSupply,
  expertWorkflow,
  isSuspended,
  parseMoney,
  type Refusal,
  refusal,
  roundHalfUp,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import { ScorerReads } from '../../scorers/persistence/scorer.reads.js';
import { ExpertUseEntity } from '../persistence/expert.entity.js';
import { ExpertReads } from '../persistence/expert.reads.js';

export interface UseToRecord {
  expertId: string;
  taskId: string;
  days: string;
  score: string | null;
  comment: string | null;
}

const DAYS = /^\d{1,3}(\.\d)?$/;
const SCORE = /^\d{1,3}(\.\d{1,2})?$/;

/** What an expert did in an evaluation: his fee by the rate of the place, and the assessment that decides on further draws. */
@Injectable()
export class ExpertUses {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ExpertReads,
    private readonly scorers: ScorerReads,
    private readonly evaluations: EvaluationTaskReads,
    private readonly organizations: OrganizationsApi,
    private readonly transitions: TransitionService,
    private readonly audit: AuditService,
  ) {}

  record(draft: UseToRecord): Promise<string> {
    return this.uow.write(async () => {
      const { today, userId } = currentActor();
      const [expert] = await this.reads.byIds([draft.expertId]);
      const [task] = await this.evaluations.visible(currentActor(), [draft.taskId], false);
      if (!expert) throw notFound('expertId');
      if (!task) throw notFound('taskId');
      const scorer = (await this.scorers.ofTasks([task.id])).find(
        ({ expertId, state }) => expertId === expert.id && state === 'SUBMITTED',
      );
      const found: Refusal[] = [];
      if (!scorer) found.push(refusal('EXPERT_NOT_USED', { ruleId: 'XP-03', field: 'expertId' }));
      if (!DAYS.test(draft.days) || Number(draft.days) > 366)
        found.push(refusal('DAYS_INVALID', { ruleId: 'XP-03', field: 'days', params: { value: draft.days } }));
      if (draft.score && (!SCORE.test(draft.score) || Number(draft.score) > 100))
        found.push(refusal('EXPERT_SCORE_RANGE', { ruleId: 'XP-03', field: 'score', params: { value: draft.score } }));
      if (draft.score && !draft.comment?.trim()) found.push(refusal('REQUIRED', { ruleId: 'XP-03', field: 'comment' }));
      if (found.length > 0) throw refused(found);
      const rules = await this.organizations.parameters(task.workYear);
      const dayRate = `${rules.rule('expert.dayRate')}.00`;
      const fee = roundHalfUp(new Exact(draft.days).times(dayRate), 2);
      if (!parseMoney(fee, { field: 'days' }).ok) throw new Error('A fee of days and a rate is an amount');
      await this.uow.insert(
        ExpertUseEntity,
        [
          {
            id: newId(),
            expertId: expert.id,
            taskId: task.id,
            days: draft.days,
            dayRate,
            fee,
            score: draft.score,
            comment: draft.comment?.trim() || null,
            recordedBy: userId,
            recordedOn: today,
          },
        ],
        {
          key: ['jurisdictionId', 'expertId', 'taskId'],
          take: ['days', 'dayRate', 'fee', 'score', 'comment', 'recordedBy', 'recordedOn'],
        },
      );
      this.audit.record({
        entity: 'evaluation.expert',
        entityId: expert.id,
        action: 'used',
        fields: { ...draft, fee },
      });
      const scores = (await this.reads.uses({ expertIds: [expert.id] })).flatMap(({ score }) =>
        score ? [Number(score)] : [],
      );
      if (
        expert.state === 'ADMITTED' &&
        isSuspended(scores, rules.rule('expert.lowScore'), rules.rule('expert.lowCount'))
      )
        await this.transitions.transition({
          workflow: expertWorkflow.name,
          action: 'suspend',
          ids: [expert.id],
          comment: `${rules.rule('expert.lowCount')}次考核低于${rules.rule('expert.lowScore')}分`,
        });
      return expert.id;
    });
  }

  async supply(workYear: number): Promise<ExpertSupply[]> {
    const { experts, planned } = await this.reads.supply(workYear);
    return expertSupply(experts, planned, (await this.organizations.parameters(workYear)).rule('expert.perEvaluation'));
  }
}
