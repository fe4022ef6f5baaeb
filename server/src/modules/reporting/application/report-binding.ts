import { Injectable, type OnModuleInit } from '@nestjs/common';
import { annualReportWorkflow, type Refusal, refusal } from '@jixiao/shared';
import { contentHash } from '../../../platform/integrity/index.js';
import { type TransitionContext, TransitionService, type WorkflowRow } from '../../../platform/workflow/index.js';
import { type ReportRecord, ReportReads } from '../persistence/report.reads.js';
import { AnnualReportService, type PrintedReport } from './annual-report.service.js';

type Row = ReportRecord & WorkflowRow & { printed?: PrintedReport };

/** Steps of the report: footed, signed, sent. What was signed is kept as it was printed. */
@Injectable()
export class ReportBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: ReportReads,
    private readonly service: AnnualReportService,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: annualReportWorkflow,
      table: 'reporting.annual_report',
      load: async (actor, ids, lock) => {
        const rows = await this.reads.byIds(actor, ids, lock);
        return lock
          ? Promise.all(rows.map(async (row) => ({ ...row, printed: await this.service.print(row.workYear) })))
          : rows;
      },
      policy: () => [],
      guards: { relationsHoldOrExplained: (context) => this.explained(context) },
      patch: ({ actor, action }, row) =>
        action === 'sign'
          ? { snapshot: row.printed, snapshot_hash: contentHash(row.printed), signed_by: actor.userId }
          : {},
    });
  }

  /** A relation that fails needs a footnote; one that could not be checked needs its figures. */
  private async explained({ rows }: TransitionContext<Row>): Promise<Map<string, Refusal[]>> {
    const result = new Map<string, Refusal[]>();
    for (const row of rows) {
      const relations = await this.service.crossFooting(row.workYear);
      result.set(
        row.id,
        relations
          .filter(({ outcome, footnote }) => outcome === 'FAILS' && !footnote)
          .map(({ id, left, right }) =>
            refusal('RELATION_FAILS', { ruleId: id, params: { relation: id, left, right }, wayOut: 'OPEN_FIGURES' }),
          ),
      );
    }
    return result;
  }
}
