import { Module, type OnModuleInit } from '@nestjs/common';
import { FigureRegistry } from '../../platform/figures/index.js';
import { AssessmentQueries } from './application/assessment-queries.js';
import { Schemes } from './application/schemes.js';
import { AssessmentSheets } from './application/sheets.js';
import { ASSESSMENT_FIGURES } from './figures/assessment.figures.js';
import { AssessmentSheetResolver, SchemeResolver } from './graphql/assessment.resolvers.js';
import { AssessmentReads } from './persistence/assessment.reads.js';

@Module({
  providers: [AssessmentReads, AssessmentQueries, Schemes, AssessmentSheets, SchemeResolver, AssessmentSheetResolver],
})
export class AssessmentModule implements OnModuleInit {
  constructor(private readonly figures: FigureRegistry) {}

  onModuleInit(): void {
    this.figures.register(...ASSESSMENT_FIGURES);
  }
}
