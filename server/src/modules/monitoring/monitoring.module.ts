import { Module, type OnModuleInit } from '@nestjs/common';
import { FigureRegistry } from '../../platform/figures/index.js';
import { ProjectsModule } from '../projects/index.js';
import { MonitoringQueries } from './application/monitoring-queries.js';
import { OpenRound } from './application/open-round.js';
import { RateSheet } from './application/rate-sheet.js';
import { SaveSheet } from './application/save-sheet.js';
import { SheetBinding } from './application/sheet-binding.js';
import { MONITORING_FIGURES } from './figures/monitoring.figures.js';
import { MonitoringResolver } from './graphql/monitoring.resolver.js';
import { MonitoringReads } from './persistence/monitoring.reads.js';
import { SheetPartsReads } from './persistence/sheet-parts.reads.js';
import { SheetWrites } from './persistence/sheet.writes.js';

@Module({
  imports: [ProjectsModule],
  providers: [
    MonitoringReads,
    SheetPartsReads,
    SheetWrites,
    MonitoringQueries,
    OpenRound,
    SaveSheet,
    RateSheet,
    SheetBinding,
    MonitoringResolver,
  ],
})
export class MonitoringModule implements OnModuleInit {
  constructor(private readonly figures: FigureRegistry) {}

  onModuleInit(): void {
    this.figures.register(...MONITORING_FIGURES);
  }
}
