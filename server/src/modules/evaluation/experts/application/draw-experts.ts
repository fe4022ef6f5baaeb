import { Injectable, type OnModuleInit } from '@nestjs/common';
import { checkDrawRequest, drawExperts, exclusionOf, inHouseOnly, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { refused } from '../../../../platform/errors/index.js';
import { contentHash } from '../../../../platform/integrity/index.js';
import { AppointScorers } from '../../scorers/application/appoint-scorers.js';
import { ScorerBinding } from '../../scorers/application/scorer-binding.js';
import { ScorerReads, type ScorerRecord } from '../../scorers/persistence/scorer.reads.js';
import { ExpertDrawEntity, ExpertLotEntity, TaskFieldEntity } from '../persistence/expert.entity.js';
import { ExpertReads, type ExpertWithFacts } from '../persistence/expert.reads.js';

export interface DrawToMake {
  taskId: string;
  field: string;
  wanted: number;
  seed: string;
  dueOn: string | null;
}

/** Draws experts by lot, with avoidance; the order of the whole lot is kept, so that a replacement is the next in it (R162). */
@Injectable()
export class DrawExperts implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ExpertReads,
    private readonly scorers: ScorerReads,
    private readonly appointing: AppointScorers,
    private readonly binding: ScorerBinding,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.binding.whenDeclined((scorer, comment) => this.replace(scorer, comment));
  }

  draw(draft: DrawToMake): Promise<string> {
    return this.uow.write(async () => {
      const task = await this.appointing.open(draft.taskId);
      const field = draft.field.trim();
      const seed = draft.seed.trim();
      const drawn = await this.appointing.drawnFor(task, field);
      const asked = new Set((await this.scorers.ofTasks([task.id])).map(({ expertId }) => expertId));
      const judged = (await this.reads.facts()).map((expert) => ({
        expert,
        why: exclusionOf(expert, drawn) ?? (asked.has(expert.id) ? 'ALREADY_ASKED' : expert.seatId ? null : 'NO_SEAT'),
      }));
      const population = judged.filter(({ why }) => why === null).map(({ expert }) => expert);
      const found = [
        ...inHouseOnly(task, 'EXPERT', 'taskId'),
        ...(await this.appointing.stillBlind(task)),
        ...checkDrawRequest({ field, seed, wanted: draft.wanted }, population.length),
      ];
      if (found.length > 0) throw refused(found);
      const byKey = new Map(population.map((expert) => [expert.key, expert]));
      const order = drawExperts([...byKey.keys()], seed).map((key) => byKey.get(key)!);
      const { today, userId } = currentActor();
      const id = newId();
      await this.uow.insert(ExpertDrawEntity, [
        {
          id,
          taskId: task.id,
          field,
          wanted: draft.wanted,
          seed,
          populationCount: population.length,
          populationHash: contentHash([...byKey.keys()].sort()),
          // Those of other fields are no news; who was kept out for another reason stands there by name.
          excluded: judged
            .filter(({ why }) => why !== null && why !== 'OTHER_FIELD')
            .map(({ expert, why }) => ({ number: expert.key, name: expert.name, reason: why })),
          drawnOn: today,
          drawnBy: userId,
        },
      ]);
      await this.uow.insert(
        ExpertLotEntity,
        order.map((expert, index) => lotOf(id, expert, index, draft.wanted)),
      );
      await this.nameField(task.id, field);
      this.audit.record({
        entity: 'evaluation.expert_draw',
        entityId: id,
        action: 'drawn',
        fields: { ...draft, seed, field, population: population.length },
      });
      await this.appointing.appoint({
        taskId: task.id,
        seatIds: [],
        expertIds: order.slice(0, draft.wanted).map((expert) => expert.id),
        dueOn: draft.dueOn,
      });
      return id;
    });
  }

  /** The field of an evaluation, for the draw and for what the year needs (R163). */
  async nameField(taskId: string, field: string): Promise<void> {
    if (!field.trim()) throw refused([refusal('REQUIRED', { ruleId: 'XP-01', field: 'field' })]);
    await this.uow.insert(TaskFieldEntity, [{ id: newId(), taskId, field: field.trim() }], {
      key: ['jurisdictionId', 'taskId'],
      take: ['field'],
    });
  }

  /** Whoever declines is replaced by the next of the lot who may still be asked. */
  private async replace(scorer: ScorerRecord, comment: string | null): Promise<void> {
    if (!scorer.expertId) return;
    const draws = await this.reads.draws(scorer.taskId);
    const lots = await this.reads.lots(draws.map(({ id }) => id));
    const declined = lots.find(({ expertId, outcome }) => expertId === scorer.expertId && outcome === 'DRAWN');
    if (!declined) return;
    await this.mark(declined.id, 'DECLINED', comment);
    const draw = draws.find(({ id }) => id === declined.drawId)!;
    const facts = new Map((await this.reads.facts()).map((one) => [one.id, one]));
    const drawn = await this.appointing.drawnForEvaluation(scorer.taskId, draw.field);
    const next = lots.find(
      ({ drawId, outcome, expertId }) =>
        drawId === draw.id && outcome === 'RESERVE' && exclusionOf(facts.get(expertId)!, drawn) === null,
    );
    if (!next) return;
    await this.mark(next.id, 'DRAWN', null);
    await this.appointing.replaceBy(scorer, next.expertId);
  }

  private async mark(lotId: string, outcome: string, reason: string | null): Promise<void> {
    await this.uow.affect(
      'UPDATE evaluation.expert_lot SET outcome = $3, reason = $4 WHERE jurisdiction_id = $1 AND id = $2',
      [currentActor().jurisdictionId, lotId, outcome, reason],
    );
  }
}

const lotOf = (
  drawId: string,
  expert: ExpertWithFacts,
  index: number,
  wanted: number,
): Pick<ExpertLotEntity, 'id' | 'drawId' | 'ordinal' | 'expertId' | 'outcome'> => ({
  id: newId(),
  drawId,
  ordinal: index + 1,
  expertId: expert.id,
  outcome: index < wanted ? 'DRAWN' : 'RESERVE',
});
