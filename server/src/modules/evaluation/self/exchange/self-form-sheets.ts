import { Injectable } from '@nestjs/common';
import { blankCommon, commonIndicators, placeSelfSheets, readCommonSettings } from '@jixiao/shared';
import type { ArchivePlan } from '../../../../platform/archives/index.js';
import { currentActor } from '../../../../platform/access/index.js';
import { isId } from '../../../../platform/database/index.js';
import { badInput, notFound } from '../../../../platform/errors/index.js';
import { type ArchiveEntry, SHEET_LIMITS, sheetName, sheetOf, Sheets } from '../../../../platform/exchange/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { SelfFormReads } from '../persistence/self-forms.reads.js';
import { type KnownSelfForm, KnownSelfForms } from './known-self-forms.js';

/** As many forms as a workbook may have that is read again; a form may bring an annex. */
const MOST = SHEET_LIMITS.sheets / 2;
/** As many as an address can name. */
const MOST_NAMED = 200;

/** The official self-evaluation forms as workbooks: blank, one, a selection, or all of a year by units. */
@Injectable()
export class SelfFormSheets {
  constructor(
    private readonly sheets: Sheets,
    private readonly known: KnownSelfForms,
    private readonly reads: SelfFormReads,
    private readonly organizations: OrganizationsApi,
  ) {}

  /** One workbook, a worksheet for each. @throws DomainError when one of them is not to be seen, or they are too many */
  async selected(ids: readonly string[]): Promise<{ title: string; bytes: Buffer }> {
    if (ids.length === 0 || !ids.every(isId)) throw notFound('ids');
    if (ids.length > MOST_NAMED) throw badInput('FILE_LIMIT', 'ids', { limit: MOST_NAMED, what: '自评表' });
    const forms = await this.known.of([...new Set(ids)]);
    if (forms.length < new Set(ids).size) throw notFound('ids');
    const [first] = forms;
    const title = forms.length === 1 ? first!.form.name : `${first!.form.subjectYear}年度`;
    return { title, bytes: await this.workbook(forms.map(({ form }) => form)) };
  }

  /** Of a whole unit with the common indicators, where the place judges by them. */
  async blank(kind: 'project' | 'whole', subjectYear: number): Promise<Buffer> {
    const objectType = kind === 'whole' ? 'DEPARTMENT_WHOLE' : 'PROJECT';
    const rules = await this.organizations.parameters(Number(currentActor().today.slice(0, 4)));
    const isCommon = kind === 'whole' && rules.rule('self.wholeFamily') === 'COMMON';
    const common = isCommon
      ? commonIndicators(readCommonSettings(rules.rule('self.common')) ?? []).map(blankCommon)
      : [];
    return this.workbook([{ objectType, subjectYear, common }]);
  }

  /** All of a work year inside the actor's reach, workbooks by first-level unit. */
  async ofYear(workYear: number): Promise<ArchivePlan> {
    const parts = partsOf(await this.known.of(await this.reads.ofYear(workYear)));
    return { name: `绩效自评表-${workYear}.zip`, total: parts.length, entries: this.written(parts) };
  }

  private async *written(parts: readonly Part[]): AsyncGenerator<ArchiveEntry> {
    for (const { name, forms } of parts) yield { name, bytes: await this.workbook(forms.map(({ form }) => form)) };
  }

  private workbook(forms: Parameters<typeof placeSelfSheets>[0][]): Promise<Buffer> {
    const taken = new Set<string>();
    const placed = forms.flatMap((form) => placeSelfSheets(form, (title) => sheetName(title, taken)));
    return this.sheets.write({ sheets: placed.map(sheetOf) });
  }
}

interface Part {
  readonly name: string;
  readonly forms: readonly KnownSelfForm[];
}

/** A workbook for each first-level unit, and more than one where it has more sheets than a workbook takes. */
function partsOf(forms: readonly KnownSelfForm[]): Part[] {
  const units = new Map<string, KnownSelfForm[]>();
  for (const one of forms) units.set(one.head.unitCode, [...(units.get(one.head.unitCode) ?? []), one]);
  return [...units.values()].flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / MOST) }, (_, at): Part => {
      const { unitCode, unitName } = own[0]!.head;
      const number = own.length > MOST ? `（${at + 1}）` : '';
      return { name: `${unitCode} ${unitName}${number}.xlsx`, forms: own.slice(at * MOST, (at + 1) * MOST) };
    }),
  );
}
