import { Module, type OnModuleInit } from '@nestjs/common';
import { FigureRegistry } from '../../platform/figures/index.js';
import { GoalsModule } from '../goals/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { ProjectsModule } from '../projects/index.js';
import { ALERT_PROVIDERS } from './alerts/alert.providers.js';
import { MonitoringQueries } from './application/monitoring-queries.js';
import { OpenRound } from './application/open-round.js';
import { RateSheet } from './application/rate-sheet.js';
import { SaveSheet } from './application/save-sheet.js';
import { SheetBinding } from './application/sheet-binding.js';
import { SuspensionGate } from './application/suspension-gate.js';
import { DISPOSAL_PROVIDERS } from './disposal/disposal.providers.js';
import { FOLLOW_UP_FIGURES } from './figures/follow-up.figures.js';
import { FUND_PROVIDERS } from './funds/fund.providers.js';
import { PROGRESS_PROVIDERS } from './progress/progress.providers.js';
import { SPOT_PROVIDERS } from './spot/spot.providers.js';
import { MONITORING_FIGURES } from './figures/monitoring.figures.js';
import { MonitoringResolver } from './graphql/monitoring.resolver.js';
import { MonitoringReads } from './persistence/monitoring.reads.js';
import { SheetPartsReads } from './persistence/sheet-parts.reads.js';
import { SheetWrites } from './persistence/sheet.writes.js';

@Module({
  imports: [OrganizationsModule, ProjectsModule, GoalsModule],
  providers: [
    MonitoringReads,
    SheetPartsReads,
    SheetWrites,
    MonitoringQueries,
    OpenRound,
    SaveSheet,
    RateSheet,
    SheetBinding,
    SuspensionGate,
    MonitoringResolver,
    ...DISPOSAL_PROVIDERS,
    ...ALERT_PROVIDERS,
    ...FUND_PROVIDERS,
    ...SPOT_PROVIDERS,
    ...PROGRESS_PROVIDERS,
  ],
})
export class MonitoringModule implements OnModuleInit {
  constructor(private readonly figures: FigureRegistry) {}

  onModuleInit(): void {
    this.figures.register(...MONITORING_FIGURES, ...FOLLOW_UP_FIGURES);
  }
}
