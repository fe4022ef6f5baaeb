import { Injectable } from '@nestjs/common';
import { resolveText } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { isId } from '../../../../platform/database/index.js';
import { type OfficialDocument } from '../../../../platform/documents/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import { Sheets } from '../../../../platform/exchange/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { EvaluationTaskReads } from '../persistence/evaluation-task.reads.js';
import { OpinionReads } from '../persistence/opinion.reads.js';
import { OverviewReads } from '../persistence/overview.reads.js';
import { keyTable } from '../reports/key-table.js';
import { wasFinalised } from '../reports/report-words.js';
import { taskReport } from '../reports/task-report.js';
import { Overviews } from './overviews.js';
import { ReportTexts } from './report-texts.js';
import { showsResults } from './shown-results.js';

/** Reports and tables of evaluations as files. A kept version is printed as it was kept. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly reads: EvaluationTaskReads,
    private readonly opinions: OpinionReads,
    private readonly overview: OverviewReads,
    private readonly texts: ReportTexts,
    private readonly overviews: Overviews,
    private readonly organizations: OrganizationsApi,
    private readonly sheets: Sheets,
  ) {}

  /** @param versionNo one of the kept versions; without it the final one where there is one, else the text as it stands */
  async report(taskId: string, versionNo: number | null): Promise<OfficialDocument> {
    const [task] = isId(taskId) ? await this.reads.visible(currentActor(), [taskId], false) : [];
    if (!task || !showsResults(currentActor(), task)) throw notFound('id');
    const versions = await this.opinions.versions([task.id]);
    const version =
      versionNo !== null
        ? versions.find((one) => one.versionNo === versionNo)
        : wasFinalised(task.state)
          ? versions.findLast(({ kind }) => kind === 'FINAL')
          : null;
    if (version === undefined && versionNo !== null) throw notFound('version');
    const { records, sections, sources, nothing } = await this.texts.of(task);
    const asItStands = {
      rows: records.rows,
      findings: records.findings,
      summary: task.reportSummary,
      sections: sections.map(({ code, body }) => ({ code, text: resolveText(body, sources, nothing) })),
    };
    const opinions = await this.opinions.opinions([task.id]);
    return taskReport({
      task,
      content: version?.content ?? asItStands,
      version: version ?? null,
      opinions: version ? opinions.filter((one) => one.versionNo <= version.versionNo) : opinions,
      meetings: await this.opinions.meetings([task.id]),
      author: task.firmName ?? (await this.organiserName(task.kind, task.organiserAgencyId)),
      day: currentActor().today,
    });
  }

  async table(workYear: number): Promise<{ name: string; bytes: Buffer }> {
    const rules = await this.organizations.parameters(workYear);
    const place = await this.overview.bureauName();
    const rows = await this.overviews.keyEvaluations(workYear);
    const sheet = keyTable(workYear, place, rows, rules.rule('grade.scale'));
    return { name: `${sheet.name}.xlsx`, bytes: await this.sheets.write({ sheets: [sheet] }) };
  }

  private async organiserName(kind: string, organiserId: string): Promise<string> {
    if (kind === 'FINANCE') return this.overview.bureauName();
    const [organiser] = await this.organizations.agencies([organiserId]);
    return organiser?.name ?? '';
  }
}
