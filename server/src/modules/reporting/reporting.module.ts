import { Module } from '@nestjs/common';
import { AnnualReportService } from './application/annual-report.service.js';
import { FiguresService } from './application/figures.service.js';
import { ReportBinding } from './application/report-binding.js';
import { AnnualReportResolver, FigureResolver } from './graphql/reporting.resolvers.js';
import { ReportReads } from './persistence/report.reads.js';
import { ReportController } from './report.controller.js';

@Module({
  controllers: [ReportController],
  providers: [ReportReads, FiguresService, AnnualReportService, ReportBinding, FigureResolver, AnnualReportResolver],
})
export class ReportingModule {}
