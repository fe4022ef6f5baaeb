import { Module, type OnModuleInit } from '@nestjs/common';
import { currentActor } from '../../platform/access/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { EraseTexts } from '../../platform/security/index.js';
import { FigureRegistry } from '../../platform/figures/index.js';
import { ReadModels } from '../../platform/graphql/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { ProjectsModule } from '../projects/index.js';
import { AdjustObjective } from './application/adjust-objective.js';
import { AdjustmentWindow } from './application/adjustment-window.js';
import { AdmitLateAdjustment } from './application/admit-late-adjustment.js';
import { BeginObjective } from './application/begin-objective.js';
import { Catalogues } from './application/catalogues.js';
import { Comparisons } from './application/comparisons.js';
import { ObjectiveActuals } from './application/objective-actuals.js';
import { Rounds } from './application/rounds.js';
import { CatalogueRows } from './persistence/catalogue.rows.js';
import { ObjectivePartsReads } from './persistence/objective-parts.reads.js';
import { ObjectivePartsWrites } from './persistence/objective-parts.writes.js';
import { CheckSheets } from './exchange/check-sheets.js';
import { GoalSheets } from './exchange/goal-sheets.js';
import { ImportSheets } from './exchange/import-sheets.js';
import { WriteChunk } from './exchange/write-chunk.js';
import { ReplySheets } from './exchange/reply-sheets.js';
import { ReplyResolver } from './graphql/reply.resolver.js';
import { ReplyReads } from './persistence/reply.reads.js';
import { ReplySheetController } from './reply-sheet.controller.js';
import { GoalSheetController } from './goal-sheet.controller.js';
import { GoalSetsWrites } from './persistence/goal-sets.writes.js';
import { SheetImportRows } from './persistence/sheet-import.rows.js';
import { SheetTargets } from './persistence/sheet-targets.reads.js';
import { FunctionReads } from './persistence/function.reads.js';
import { RoundRows } from './persistence/round.rows.js';
import { CatalogueResolver } from './graphql/catalogue.resolver.js';
import { ObjectivePartsResolver } from './graphql/objective-parts.resolver.js';
import { CoverageOfFunctions } from './application/function-coverage.js';
import { FunctionResolver } from './graphql/function.resolver.js';
import { GoalProgress } from './application/goal-progress.js';
import { ProgressResolver } from './graphql/progress.resolver.js';
import { ProgressRows } from './persistence/progress.rows.js';
import { Supplements } from './application/supplements.js';
import { SynchronousSteps } from './application/synchronous-steps.js';
import { Publications } from './application/publications.js';
import { DutyRows } from './persistence/duty.rows.js';
import { DutyResolver } from './graphql/duty.resolver.js';
import { BatchReview } from './application/batch-review.js';
import { BatchReviewResolver } from './graphql/batch-review.resolver.js';
import { ObjectiveConsequences } from './application/objective-consequences.js';
import { BindingRows } from './persistence/binding.rows.js';
import { ConsequenceResolver } from './graphql/consequence.resolver.js';
import { DeclarationDuties } from './application/declaration-duties.js';
import { DeclarationReminders } from './application/declaration-reminders.js';
import { FundRuleReads } from './application/fund-rule-reads.js';
import { Guidance } from './application/guidance.js';
import { SpecialFunds } from './application/special-funds.js';
import { DeclarationResolver } from './graphql/declaration.resolver.js';
import { FundResolver } from './graphql/fund.resolver.js';
import { DeclarationRows } from './persistence/declaration.rows.js';
import { SpecialFundRows } from './persistence/special-fund.rows.js';
import { RefineObjective } from './application/refine-objective.js';
import { RefinementSteps } from './application/refinement-steps.js';
import { RefinementRows } from './persistence/refinement.rows.js';
import { RefinementResolver } from './graphql/refinement.resolver.js';
import { ReviewCommissions } from './application/review-commissions.js';
import { CommissionRows } from './persistence/commission.rows.js';
import { CommissionedObjectiveResolver, ReviewCommissionResolver } from './graphql/review-commission.resolver.js';
import { Completeness } from './application/completeness.js';
import { GOAL_FIGURES } from './application/goal-figures.js';
import { GOAL_KIND_FIGURES } from './application/goal-kind-figures.js';
import { GoalQueries } from './application/goal-queries.js';
import { describeObjectives } from './application/goal-read-models.js';
import { MoveObjective } from './application/move-objective.js';
import { ObjectiveBinding } from './application/objective.binding.js';
import { ObjectiveGate } from './application/objective-gate.js';
import { ObjectiveTasks } from './application/objective-tasks.js';
import { ObjectiveUse } from './application/objective-use.js';
import { SaveObjective } from './application/save-objective.js';
import { EXANTE_CONTROLLERS, EXANTE_PROVIDERS } from './exante/exante.providers.js';
import { Clinic } from './clinic/clinic.js';
import { ClinicQueries } from './clinic/clinic-queries.js';
import { ClinicReads } from './clinic/clinic.reads.js';
import { FactSources } from './clinic/fact-sources.js';
import { GoalsApi } from './goals-api.js';
import { ClinicResolver } from './graphql/clinic.resolver.js';
import { ObjectiveResolver } from './graphql/objective.resolver.js';
import { ProjectGoalResolver } from './graphql/project-goal.resolver.js';
import { LIBRARY_PROVIDERS } from './library/library.providers.js';
import { LibrarySheetController } from './library/library-sheet.controller.js';
import { eraseLibrary, eraseSheetItems, GOAL_ERASURE } from './persistence/goal.erasure.js';
import { GateReads } from './persistence/gate.reads.js';
import { GoalReads } from './persistence/goal.reads.js';
import { GoalWrites } from './persistence/goal.writes.js';

@Module({
  imports: [OrganizationsModule, ProjectsModule],
  controllers: [ReplySheetController, GoalSheetController, LibrarySheetController, ...EXANTE_CONTROLLERS],
  providers: [
    ...LIBRARY_PROVIDERS,
    ...EXANTE_PROVIDERS,
    GateReads,
    ObjectiveGate,
    GoalReads,
    GoalWrites,
    ClinicReads,
    FactSources,
    Clinic,
    ClinicQueries,
    Completeness,
    ObjectiveTasks,
    ObjectiveUse,
    ObjectiveBinding,
    SaveObjective,
    MoveObjective,
    GoalQueries,
    AdjustObjective,
    AdjustmentWindow,
    AdmitLateAdjustment,
    BeginObjective,
    Catalogues,
    Comparisons,
    ObjectiveActuals,
    Rounds,
    CatalogueRows,
    ObjectivePartsReads,
    ObjectivePartsWrites,
    RoundRows,
    FunctionReads,
    CoverageOfFunctions,
    FunctionResolver,
    CatalogueResolver,
    ObjectivePartsResolver,
    Supplements,
    SynchronousSteps,
    Publications,
    DutyRows,
    DutyResolver,
    GoalProgress,
    ProgressRows,
    ProgressResolver,
    BatchReview,
    BatchReviewResolver,
    ObjectiveConsequences,
    BindingRows,
    ConsequenceResolver,
    DeclarationDuties,
    DeclarationReminders,
    DeclarationResolver,
    DeclarationRows,
    FundResolver,
    FundRuleReads,
    Guidance,
    SpecialFundRows,
    SpecialFunds,
    RefineObjective,
    RefinementSteps,
    RefinementRows,
    RefinementResolver,
    ReviewCommissions,
    CommissionRows,
    ReviewCommissionResolver,
    CommissionedObjectiveResolver,
    GoalsApi,
    ObjectiveResolver,
    ClinicResolver,
    ProjectGoalResolver,
    GoalSheets,
    ReplySheets,
    ReplyReads,
    ReplyResolver,
    CheckSheets,
    ImportSheets,
    WriteChunk,
    GoalSetsWrites,
    SheetImportRows,
    SheetTargets,
  ],
  exports: [GoalsApi],
})
export class GoalsModule implements OnModuleInit {
  constructor(
    private readonly figures: FigureRegistry,
    private readonly readModels: ReadModels,
    private readonly uow: UnitOfWork,
    private readonly erase: EraseTexts,
  ) {}

  onModuleInit(): void {
    this.figures.register(...GOAL_FIGURES, ...GOAL_KIND_FIGURES);
    describeObjectives(this.readModels);
    this.erase.declare(GOAL_ERASURE);
    this.erase.alongWith((erased) => eraseSheetItems(this.uow, currentActor().jurisdictionId, erased));
    this.erase.alongWith((erased) => eraseLibrary(this.uow, currentActor().jurisdictionId, erased));
  }
}
