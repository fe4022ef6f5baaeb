import { Module, type OnModuleInit } from '@nestjs/common';
import { FigureRegistry } from '../../platform/figures/index.js';
import { EraseTexts } from '../../platform/security/index.js';
import { RESULTS_ERASURE } from './persistence/results.erasure.js';
import { EvaluationModule } from '../evaluation/index.js';
import { MonitoringModule } from '../monitoring/index.js';
import { ProjectsModule } from '../projects/index.js';
import { CorrectiveActions } from './application/corrective-actions.js';
import { Disclosures } from './application/disclosures.js';
import { EvaluationUses } from './application/evaluation-uses.js';
import { Linkages } from './application/linkages.js';
import { MonitoringNotices } from './application/monitoring-notices.js';
import { RectificationGate } from './application/rectification-gate.js';
import { ReplyFiles } from './application/reply-files.js';
import { ResultsQueries } from './application/results-queries.js';
import { RESULTS_FIGURES } from './figures/results.figures.js';
import { CorrectiveActionResolver, DisclosureResolver, LinkageResolver } from './graphql/results.resolvers.js';
import { ReplyFilesResolver } from './graphql/reply-files.resolver.js';
import { ResultsReads } from './persistence/results.reads.js';
import { PortalController } from './portal/portal.controller.js';

@Module({
  imports: [ProjectsModule, MonitoringModule, EvaluationModule],
  controllers: [PortalController],
  providers: [
    EvaluationUses,
    ResultsReads,
    ResultsQueries,
    CorrectiveActions,
    Linkages,
    Disclosures,
    MonitoringNotices,
    RectificationGate,
    ReplyFiles,
    CorrectiveActionResolver,
    LinkageResolver,
    DisclosureResolver,
    ReplyFilesResolver,
  ],
})
export class ResultsApplicationModule implements OnModuleInit {
  constructor(
    private readonly figures: FigureRegistry,
    private readonly erase: EraseTexts,
  ) {}

  onModuleInit(): void {
    this.figures.register(...RESULTS_FIGURES);
    this.erase.declare(RESULTS_ERASURE);
  }
}
