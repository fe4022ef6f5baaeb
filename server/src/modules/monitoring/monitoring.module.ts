import { Module, type OnModuleInit } from '@nestjs/common';
import { FigureRegistry } from '../../platform/figures/index.js';
import { ProjectsModule } from '../projects/index.js';
import { MonitoringQueries } from './application/monitoring-queries.js';
import { OpenRound } from './application/open-round.js';
import { RateSheet } from './application/rate-sheet.js';
import { SaveSheet } from './application/save-sheet.js';
import { SheetBinding } from './application/sheet-binding.js';
import { SuspensionGate } from './application/suspension-gate.js';
import { FormSheets } from './exchange/form-sheets.js';
import { ImportForms } from './exchange/import-forms.js';
import { KnownForms } from './exchange/known-forms.js';
import { MONITORING_FIGURES } from './figures/monitoring.figures.js';
import { FormSheetController } from './form-sheet.controller.js';
import { MonitoringResolver } from './graphql/monitoring.resolver.js';
import { MonitoringReads } from './persistence/monitoring.reads.js';
import { SheetFormReads } from './persistence/sheet-forms.reads.js';
import { SheetPartsReads } from './persistence/sheet-parts.reads.js';
import { SheetWrites } from './persistence/sheet.writes.js';

@Module({
  imports: [ProjectsModule],
  controllers: [FormSheetController],
  providers: [
    MonitoringReads,
    SheetPartsReads,
    SheetFormReads,
    KnownForms,
    FormSheets,
    ImportForms,
    SheetWrites,
    MonitoringQueries,
    OpenRound,
    SaveSheet,
    RateSheet,
    SheetBinding,
    SuspensionGate,
    MonitoringResolver,
  ],
})
export class MonitoringModule implements OnModuleInit {
  constructor(private readonly figures: FigureRegistry) {}

  onModuleInit(): void {
    this.figures.register(...MONITORING_FIGURES);
  }
}
