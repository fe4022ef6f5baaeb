import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import type { ArchivePlan } from '../../../../platform/archives/index.js';
import { isId } from '../../../../platform/database/index.js';
import { type OfficialDocument, officialDocument } from '../../../../platform/documents/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import type { ArchiveEntry } from '../../../../platform/exchange/index.js';
import { KnownSelfForms } from '../exchange/known-self-forms.js';
import { SelfSurveys } from '../application/self-surveys.js';
import { SelfFormReads } from '../persistence/self-forms.reads.js';
import { selfReport } from './self-report.js';
import { unitSummary } from './unit-summary.js';

/** 绩效自评报告 of sheets and the summary of a first-level unit, drafted anew whenever they are asked for. */
@Injectable()
export class SelfReportDocuments {
  constructor(
    private readonly known: KnownSelfForms,
    private readonly reads: SelfFormReads,
    private readonly surveys: SelfSurveys,
  ) {}

  async ofSheet(id: string): Promise<OfficialDocument> {
    const [known] = isId(id) ? await this.known.of([id]) : [];
    if (!known) throw notFound('id');
    const surveys = (await this.surveys.ofSheets([id])).get(id) ?? [];
    return selfReport(known, surveys, currentActor().today);
  }

  async ofUnit(workYear: number, unitId: string): Promise<OfficialDocument> {
    const forms = isId(unitId) ? await this.known.of(await this.reads.ofYear(workYear, unitId)) : [];
    if (forms.length === 0) throw notFound('unit');
    return unitSummary(forms, forms[0]!.head.unitName, currentActor().today);
  }

  /** Reports of all sheets of a year inside the actor's reach, with the summary of each first-level unit. */
  async ofYear(workYear: number): Promise<ArchivePlan> {
    const forms = await this.known.of(await this.reads.ofYear(workYear));
    const surveys = await this.surveys.ofSheets(forms.map(({ stored }) => stored.sheet.id));
    const units = new Map<string, typeof forms>();
    for (const one of forms) units.set(one.head.unitCode, [...(units.get(one.head.unitCode) ?? []), one]);
    const { today } = currentActor();
    const entries = async function* (): AsyncGenerator<ArchiveEntry> {
      for (const [code, own] of units) {
        const summary = unitSummary(own, own[0]!.head.unitName, today);
        yield { name: `${code} ${summary.title}.docx`, bytes: await officialDocument(summary) };
        for (const known of own) {
          const document = selfReport(known, surveys.get(known.stored.sheet.id) ?? [], today);
          yield { name: `${code} ${known.form.code} ${document.title}.docx`, bytes: await officialDocument(document) };
        }
      }
    };
    return { name: `绩效自评报告-${workYear}.zip`, total: forms.length + units.size, entries: entries() };
  }
}
