import { Module, type OnModuleInit } from '@nestjs/common';
import { FigureRegistry } from '../../platform/figures/index.js';
import { GoalsApi, GoalsModule } from '../goals/index.js';
import { ProjectsModule } from '../projects/index.js';
import { EvaluationQueries } from './application/evaluation-queries.js';
import { EvaluationTaskBinding } from './application/evaluation-task-binding.js';
import { EvaluationTasks } from './application/evaluation-tasks.js';
import { LibrarySource } from './application/library-source.js';
import { OwedSelfEvaluations } from './application/owed-self-evaluations.js';
import { Ranking } from './application/ranking.js';
import { EvidenceFiles } from './application/evidence-files.js';
import { OpenCorrections } from './application/open-corrections.js';
import { SelfEvaluationBinding } from './application/self-evaluation-binding.js';
import { SelfEvaluations } from './application/self-evaluations.js';
import { EvaluationApi } from './evaluation-api.js';
import { EVALUATION_FIGURES } from './figures/evaluation.figures.js';
import { EvaluationTaskResolver } from './graphql/evaluation-task.resolver.js';
import { EarlierTargets } from './application/earlier-targets.js';
import { EarlierTargetResolver } from './graphql/earlier-target.resolver.js';
import { EvidenceOfRowResolver, EvidenceOfScoreResolver } from './graphql/evidence.resolvers.js';
import { OwedSelfEvaluationResolver } from './graphql/owed-self-evaluation.resolver.js';
import { RankingResolver } from './graphql/ranking.resolver.js';
import { SelfEvaluationResolver } from './graphql/self-evaluation.resolver.js';
import { EvaluationTaskReads } from './persistence/evaluation-task.reads.js';
import { LibrarySourceReads } from './persistence/library-source.reads.js';
import { OwedSelfEvaluationReads } from './persistence/owed-self-evaluation.reads.js';
import { RECHECK_FIGURES } from './recheck/recheck.figures.js';
import { EXPERT_PROVIDERS } from './experts/experts.providers.js';
import { FrameworkSheetController } from './frameworks/framework-sheet.controller.js';
import { FRAMEWORK_PROVIDERS } from './frameworks/frameworks.providers.js';
import { SCORER_PROVIDERS } from './scorers/scorers.providers.js';
import { PublicSurveyController } from './surveys/public-survey.controller.js';
import { SURVEY_PROVIDERS } from './surveys/surveys.providers.js';
import { RECHECK_PROVIDERS } from './recheck/recheck.providers.js';
import { EarlierTargetReads } from './persistence/earlier-target.reads.js';
import { RankingReads } from './persistence/ranking.reads.js';
import { SelfEvaluationReads } from './persistence/self-evaluation.reads.js';

@Module({
  imports: [ProjectsModule, GoalsModule],
  controllers: [FrameworkSheetController, PublicSurveyController],
  providers: [
    SelfEvaluationReads,
    EvaluationTaskReads,
    LibrarySourceReads,
    LibrarySource,
    EvaluationQueries,
    SelfEvaluations,
    SelfEvaluationBinding,
    EvaluationTasks,
    EvaluationTaskBinding,
    OpenCorrections,
    EvaluationApi,
    EvidenceFiles,
    RankingReads,
    EarlierTargetReads,
    EarlierTargets,
    EarlierTargetResolver,
    Ranking,
    RankingResolver,
    SelfEvaluationResolver,
    EvaluationTaskResolver,
    EvidenceOfRowResolver,
    EvidenceOfScoreResolver,
    OwedSelfEvaluationReads,
    OwedSelfEvaluations,
    OwedSelfEvaluationResolver,
    ...RECHECK_PROVIDERS,
    ...FRAMEWORK_PROVIDERS,
    ...SCORER_PROVIDERS,
    ...EXPERT_PROVIDERS,
    ...SURVEY_PROVIDERS,
  ],
  exports: [EvaluationApi],
})
export class EvaluationModule implements OnModuleInit {
  constructor(
    private readonly figures: FigureRegistry,
    private readonly goals: GoalsApi,
    private readonly selfEvaluations: SelfEvaluationReads,
  ) {}

  onModuleInit(): void {
    this.figures.register(...EVALUATION_FIGURES, ...RECHECK_FIGURES);
    this.goals.askBeforeRevoking((versionIds) => this.selfEvaluations.judgedVersions(versionIds));
    this.goals.askBeforeAdjusting((versionIds) => this.selfEvaluations.judgedVersions(versionIds));
    this.goals.registerActuals((versionIds) => this.selfEvaluations.actuals(versionIds));
  }
}
