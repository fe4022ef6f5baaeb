import { Module, type OnModuleInit } from '@nestjs/common';
import { FigureRegistry } from '../../platform/figures/index.js';
import { EraseTexts } from '../../platform/security/index.js';
import { MONITORING_ERASURE } from './persistence/monitoring.erasure.js';
import { GoalsModule } from '../goals/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { ProjectsModule } from '../projects/index.js';
import { ChooseObjects } from './application/choose-objects.js';
import { MakeSheets } from './application/make-sheets.js';
import { ALERT_PROVIDERS } from './alerts/alert.providers.js';
import { MonitoringQueries } from './application/monitoring-queries.js';
import { OpenRound } from './application/open-round.js';
import { PlanRound } from './application/plan-round.js';
import { PressForSheets } from './application/press-for-sheets.js';
import { RoundBinding } from './application/round.binding.js';
import { RoundList } from './application/round-list.js';
import { RoundBoard } from './application/round-board.js';
import { RateSheet } from './application/rate-sheet.js';
import { SaveSheet } from './application/save-sheet.js';
import { SheetBinding } from './application/sheet-binding.js';
import { SheetExecutions } from './application/sheet-execution.js';
import { SheetLive } from './application/sheet-live.js';
import { SuspensionGate } from './application/suspension-gate.js';
import { DISPOSAL_PROVIDERS } from './disposal/disposal.providers.js';
import { FOLLOW_UP_FIGURES } from './figures/follow-up.figures.js';
import { FUND_PROVIDERS } from './funds/fund.providers.js';
import { PROGRESS_PROVIDERS } from './progress/progress.providers.js';
import { SPOT_PROVIDERS } from './spot/spot.providers.js';
import { FormSheets } from './exchange/form-sheets.js';
import { MonitoringFormRoom } from './exchange/monitoring-form-room.js';
import { KnownForms } from './exchange/known-forms.js';
import { RoundArchives } from './exchange/round-archives.js';
import { MONITORING_FIGURES } from './figures/monitoring.figures.js';
import { REPORT_FIGURES } from './figures/report.figures.js';
import { FormSheetController } from './form-sheet.controller.js';
import { ArchiveResolver } from './graphql/archive.resolver.js';
import { MonitoringResolver } from './graphql/monitoring.resolver.js';
import { ReportResolver } from './graphql/report.resolver.js';
import { RoundResolver } from './graphql/round.resolver.js';
import { SheetLiveResolver } from './graphql/sheet-live.resolver.js';
import { MonitoringApi } from './monitoring-api.js';
import { MonitoringReportReads } from './persistence/monitoring-report.reads.js';
import { MonitoringReads } from './persistence/monitoring.reads.js';
import { RoundEndReads } from './persistence/round-end.reads.js';
import { RoundReads } from './persistence/round.reads.js';
import { RoundUnitReads } from './persistence/round-unit.reads.js';
import { SheetFormReads } from './persistence/sheet-forms.reads.js';
import { SheetPartsReads } from './persistence/sheet-parts.reads.js';
import { SheetWrites } from './persistence/sheet.writes.js';
import { MonitoringReportController } from './report.controller.js';
import { DeliverReports } from './reports/deliver-reports.js';
import { ReportDocuments } from './reports/report-documents.js';
import { ReportQueries } from './reports/report-queries.js';
import { RoundController } from './round.controller.js';

@Module({
  imports: [OrganizationsModule, ProjectsModule, GoalsModule],
  controllers: [FormSheetController, MonitoringReportController, RoundController],
  providers: [
    MonitoringApi,
    MonitoringReads,
    RoundReads,
    RoundUnitReads,
    RoundEndReads,
    SheetPartsReads,
    SheetFormReads,
    KnownForms,
    FormSheets,
    MonitoringFormRoom,
    MonitoringReportReads,
    ReportDocuments,
    DeliverReports,
    ReportQueries,
    ReportResolver,
    RoundArchives,
    ArchiveResolver,
    SheetWrites,
    MonitoringQueries,
    RoundBinding,
    RoundBoard,
    RoundList,
    PlanRound,
    OpenRound,
    MakeSheets,
    ChooseObjects,
    PressForSheets,
    SheetExecutions,
    SheetLive,
    SaveSheet,
    RateSheet,
    SheetBinding,
    SuspensionGate,
    MonitoringResolver,
    RoundResolver,
    SheetLiveResolver,
    ...DISPOSAL_PROVIDERS,
    ...ALERT_PROVIDERS,
    ...FUND_PROVIDERS,
    ...SPOT_PROVIDERS,
    ...PROGRESS_PROVIDERS,
  ],
  exports: [MonitoringApi],
})
export class MonitoringModule implements OnModuleInit {
  constructor(
    private readonly figures: FigureRegistry,
    private readonly erase: EraseTexts,
  ) {}

  onModuleInit(): void {
    this.figures.register(...MONITORING_FIGURES, ...FOLLOW_UP_FIGURES, ...REPORT_FIGURES);
    this.erase.declare(MONITORING_ERASURE);
  }
}
