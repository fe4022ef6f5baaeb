import { Module, type OnModuleInit } from '@nestjs/common';
import { FigureRegistry } from '../../platform/figures/index.js';
import { EraseTexts } from '../../platform/security/index.js';
import { EVALUATION_ERASURE } from './persistence/evaluation.erasure.js';
import { GoalsApi, GoalsModule } from '../goals/index.js';
import { ProjectsModule } from '../projects/index.js';
import { LibrarySource } from './application/library-source.js';
import { Ranking } from './application/ranking.js';
import { EvidenceFiles } from './application/evidence-files.js';
import { EvaluationApi } from './evaluation-api.js';
import { SELF_FIGURES } from './self/figures/self.figures.js';
import { EarlierTargets } from './application/earlier-targets.js';
import { EarlierTargetResolver } from './graphql/earlier-target.resolver.js';
import { EvidenceOfRowResolver, EvidenceOfScoreResolver } from './graphql/evidence.resolvers.js';
import { RankingResolver } from './graphql/ranking.resolver.js';
import { LibrarySourceReads } from './persistence/library-source.reads.js';
import { FIRM_PROVIDERS } from './firms/firms.providers.js';
import { RECHECK_FIGURES } from './recheck/recheck.figures.js';
import { EXPERT_PROVIDERS } from './experts/experts.providers.js';
import { FrameworkSheetController } from './frameworks/framework-sheet.controller.js';
import { FRAMEWORK_PROVIDERS } from './frameworks/frameworks.providers.js';
import { SCORER_PROVIDERS } from './scorers/scorers.providers.js';
import { PublicSurveyController } from './surveys/public-survey.controller.js';
import { SURVEY_PROVIDERS } from './surveys/surveys.providers.js';
import { RECHECK_PROVIDERS } from './recheck/recheck.providers.js';
import { EvaluationReportController } from './tasks/evaluation-report.controller.js';
import { TASK_FIGURES } from './tasks/task.figures.js';
import { TASK_PROVIDERS } from './tasks/task.providers.js';
import { EarlierTargetReads } from './persistence/earlier-target.reads.js';
import { SelfEvaluationReads } from './self/persistence/self-evaluation.reads.js';
import { SelfFormController } from './self/self-form.controller.js';
import { SELF_PROVIDERS } from './self/self.providers.js';
import { RankingReads } from './persistence/ranking.reads.js';

@Module({
  imports: [ProjectsModule, GoalsModule],
  controllers: [SelfFormController, FrameworkSheetController, PublicSurveyController, EvaluationReportController],
  providers: [
    LibrarySourceReads,
    LibrarySource,
    EvaluationApi,
    EvidenceFiles,
    RankingReads,
    EarlierTargetReads,
    EarlierTargets,
    EarlierTargetResolver,
    Ranking,
    RankingResolver,
    EvidenceOfRowResolver,
    EvidenceOfScoreResolver,
    ...SELF_PROVIDERS,
    ...RECHECK_PROVIDERS,
    ...TASK_PROVIDERS,
    ...FIRM_PROVIDERS,
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
    private readonly erase: EraseTexts,
  ) {}

  onModuleInit(): void {
    this.figures.register(...SELF_FIGURES, ...TASK_FIGURES, ...RECHECK_FIGURES);
    this.erase.declare(EVALUATION_ERASURE);
    this.goals.askBeforeRevoking((versionIds) => this.selfEvaluations.judgedVersions(versionIds));
    this.goals.askBeforeAdjusting((versionIds) => this.selfEvaluations.judgedVersions(versionIds));
    this.goals.registerActuals((versionIds) => this.selfEvaluations.actuals(versionIds));
  }
}
