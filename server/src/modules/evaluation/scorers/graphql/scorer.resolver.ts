import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { scorerWorkflow } from '@jixiao/shared';
import { FileObject, Files } from '../../../../platform/files/index.js';
import { AvailableActionObject, batched, Inherits, Requires } from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { TaskQueries } from '../../tasks/application/task-queries.js';
import { EvaluationTaskObject } from '../../tasks/graphql/evaluation-task.objects.js';
import { AppointScorers } from '../application/appoint-scorers.js';
import { DOSSIER, Dossiers } from '../application/dossiers.js';
import { Panels } from '../application/panels.js';
import { ScoreSheets } from '../application/score-sheets.js';
import { ScoringSeats } from '../application/scoring-seats.js';
import {
  InviteScorersInput,
  MoveScorerInput,
  PanelObject,
  SaveBlindSheetInput,
  ScorerObject,
  ScoringSeatObject,
  SheetObject,
  SheetRowObject,
  TakeOverMeansInput,
} from './scorer.objects.js';

/** The panel, as whoever leads the evaluation sees it. */
@Resolver(() => PanelObject)
export class PanelResolver {
  constructor(
    private readonly panels: Panels,
    private readonly appointing: AppointScorers,
    private readonly seats: ScoringSeats,
    private readonly evaluations: TaskQueries,
  ) {}

  @Requires('evaluation.read')
  @Query(() => PanelObject, { description: 'Of those who lead or watch over an evaluation; no unit sees its scorers.' })
  scoringPanel(@Args('taskId', { type: () => ID }) taskId: string): Promise<PanelObject> {
    return this.panels.panel(taskId);
  }

  @Requires('evaluation.read')
  @Query(() => [ScoringSeatObject], {
    description: 'For whoever organises the evaluation: its own staff and people of the engaged firm.',
  })
  scoringSeats(@Args('taskId', { type: () => ID }) taskId: string): Promise<ScoringSeatObject[]> {
    return this.seats.of(taskId);
  }

  @Requires('evaluation.read')
  @Mutation(() => PanelObject, { description: 'By whoever organises the evaluation.' })
  async inviteScorers(@Args('input') { dueOn = null, ...input }: InviteScorersInput): Promise<PanelObject> {
    return this.panels.panel(await this.appointing.appoint({ ...input, dueOn }));
  }

  @Requires('evaluation.read')
  @Mutation(() => EvaluationTaskObject, {
    description: 'By the lead alone: the firm at work, or the performance office.',
  })
  async takeOverMeans(@Args('input') input: TakeOverMeansInput): Promise<EvaluationTaskObject> {
    return this.evaluations.task(await this.panels.takeOver(input));
  }
}

@Resolver(() => ScorerObject)
export class ScorerResolver {
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(scorerWorkflow.name, ids),
    [],
  );

  constructor(private readonly transitions: TransitionService) {}

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() scorer: ScorerObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(scorer.id);
  }
}

/** The sheet, as its own scorer sees it. */
@Resolver(() => SheetObject)
export class BlindSheetResolver {
  private readonly rowsOf = batched<SheetRowObject[]>((ids) => this.sheets.rows(ids), []);
  private readonly dossierOf = batched<FileObject[]>(
    async (taskIds) => this.files.of(DOSSIER, await this.dossiers.openOf(taskIds)),
    [],
  );
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(scorerWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly sheets: ScoreSheets,
    private readonly dossiers: Dossiers,
    private readonly files: Files,
    private readonly transitions: TransitionService,
  ) {}

  @Requires('evaluation.scoreBlind')
  @Query(() => [SheetObject])
  myBlindSheets(): Promise<SheetObject[]> {
    return this.sheets.mine();
  }

  @Requires('evaluation.scoreBlind')
  @Query(() => SheetObject)
  blindSheet(@Args('id', { type: () => ID }) id: string): Promise<SheetObject> {
    return this.sheets.sheet(id);
  }

  @Inherits()
  @ResolveField(() => [SheetRowObject], { description: 'Empty before the invitation has been accepted.' })
  rows(@Parent() sheet: SheetObject): Promise<SheetRowObject[]> {
    return this.rowsOf(sheet.id);
  }

  @Inherits()
  @ResolveField(() => [FileObject], { description: '评审资料, while the sheet is being filled and no longer.' })
  dossier(@Parent() sheet: SheetObject): Promise<FileObject[]> {
    return this.dossierOf(sheet.taskId);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() sheet: SheetObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(sheet.id);
  }

  @Requires('evaluation.scoreBlind')
  @Mutation(() => SheetObject)
  async saveBlindSheet(@Args('input') { scores, ...input }: SaveBlindSheetInput): Promise<SheetObject> {
    const id = await this.sheets.save({
      ...input,
      scores: scores.map(({ frameworkRowId, reason, present, ...found }) => ({
        frameworkRowId,
        reason,
        input: { ...found, ...(present ? { present } : {}) },
      })),
    });
    return this.sheets.sheet(id);
  }

  @Requires('evaluation.read')
  @Mutation(() => Boolean, { description: 'The permission of the step itself is checked by the step.' })
  async moveScorer(@Args('input') input: MoveScorerInput): Promise<boolean> {
    await this.transitions.transition({
      workflow: scorerWorkflow.name,
      action: input.action,
      ids: [input.id],
      expectedVersions: new Map([[input.id, input.expectedVersion]]),
      comment: input.comment ?? null,
      input: { isDeclared: input.isDeclared },
    });
    return true;
  }
}

@Resolver(() => EvaluationTaskObject)
export class DossierOfTaskResolver {
  private readonly dossierOf = batched<FileObject[]>(
    async (ids) => this.files.of(DOSSIER, await this.dossiers.keptOf(ids)),
    [],
  );

  constructor(
    private readonly dossiers: Dossiers,
    private readonly files: Files,
  ) {}

  @Inherits()
  @ResolveField(() => [FileObject], {
    description: '评审资料 for the scorers; shown to those who lead the evaluation.',
  })
  dossier(@Parent() task: EvaluationTaskObject): Promise<FileObject[]> {
    return this.dossierOf(task.id);
  }
}
