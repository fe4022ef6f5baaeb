import { Module } from '@nestjs/common';
import { FigureRegistry } from '../../platform/figures/index.js';
import { ReadModels } from '../../platform/graphql/index.js';
import { AnnualReportService } from './application/annual-report.service.js';
import { describeFigures } from './application/figure-read-model.js';
import { FiguresService } from './application/figures.service.js';
import { ReportBinding } from './application/report-binding.js';
import { AnnualReportResolver, FigureResolver } from './graphql/reporting.resolvers.js';
import { ReportReads } from './persistence/report.reads.js';
import { ReportController } from './report.controller.js';

@Module({
  controllers: [ReportController],
  providers: [ReportReads, FiguresService, AnnualReportService, ReportBinding, FigureResolver, AnnualReportResolver],
})
export class ReportingModule {
  constructor(models: ReadModels, registry: FigureRegistry) {
    describeFigures(models, registry);
  }
}
