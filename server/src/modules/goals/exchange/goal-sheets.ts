import { Injectable } from '@nestjs/common';
import {
  layoutOf,
  LIST_COLUMNS,
  OBJECT_TYPES,
  type ObjectType,
  placeForm,
  placeReview,
  PROJECT_FORM,
  type SheetHead,
  type SheetObjective,
  suggestReviewGrade,
  wanText,
  WHOLE_FORM,
} from '@jixiao/shared';
import { badInput, notFound } from '../../../platform/errors/index.js';
import { type SheetModel, Sheets } from '../../../platform/exchange/index.js';
import { Catalogues } from '../application/catalogues.js';
import { Completeness } from '../application/completeness.js';
import type { ObjectiveForm } from '../application/content.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { sheetName, sheetOf } from './form-model.js';

const NATURES = new Map([
  ['NEW', '新增项目'],
  ['CONTINUING', '延续项目'],
]);

const NOBODY: SheetHead = {
  name: '',
  agencyName: '',
  departmentName: '',
  nature: '',
  period: '',
  responsiblePerson: '',
};

/** The official forms as workbooks, filled and blank. */
@Injectable()
export class GoalSheets {
  constructor(
    private readonly sheets: Sheets,
    private readonly reads: GoalReads,
    private readonly completeness: Completeness,
    private readonly catalogues: Catalogues,
  ) {}

  /** The declaration form of one objective. */
  async filled(objectiveId: string): Promise<{ title: string; bytes: Buffer }> {
    const record = await this.one(objectiveId);
    const [form] = await this.completeness.forms([record]);
    const catalogue = (await this.completeness.parametersOf([record])).get(record.versionId)!.catalogue;
    const layout = layoutOf(record.objectType);
    const placed = placeForm(layout, contentOf(form!), headOf(record), catalogue, sheetName(record.title, new Set()));
    return { title: record.title, bytes: await this.sheets.write({ sheets: [sheetOf(placed)] }) };
  }

  async review(objectiveId: string): Promise<{ title: string; bytes: Buffer }> {
    const record = await this.one(objectiveId);
    const all = (await this.reads.reviews([record.id])).filter((one) => one.objectiveVersionId === record.versionId);
    const last = all.find(({ step }) => step === 'FINANCE') ?? all[0];
    const placed = placeReview(
      {
        budgetYear: record.budgetYear,
        name: record.title,
        code: record.projectCode ?? record.code ?? '',
        agencyName: record.agencyName,
        departmentName: record.departmentName ?? '',
        amount: wanText(record.annualAmount),
        items: last?.items ?? {},
        overallGrade: last?.overallGrade ?? null,
        suggestedGrade: last ? suggestReviewGrade(last.items) : null,
        opinion: last?.opinion ?? '',
        remarks: (last?.remarks ?? []).map(({ text }) => text),
        reviewer: last?.reviewerName ?? '',
        reviewedOn: last?.reviewedOn ?? '',
      },
      '绩效目标审核表',
    );
    return { title: record.title, bytes: await this.sheets.write({ sheets: [sheetOf(placed)] }) };
  }

  /** An empty form, with the levels of the catalogue that is in force as a second worksheet. */
  async blank(form: string, year: number, objectType: string | null): Promise<Buffer> {
    if (form === 'list') return this.sheets.write({ sheets: [blankList(), await this.levels(year, 'PROJECT')] });
    if (form === 'review') return this.sheets.write({ sheets: [blankReview(year)] });
    const layout = form === 'whole' ? WHOLE_FORM : form === 'project' ? PROJECT_FORM : null;
    if (!layout) throw badInput('FORM_UNKNOWN', 'form');
    const usual: ObjectType = form === 'whole' ? 'UNIT_WHOLE' : 'PROJECT';
    const type = OBJECT_TYPES.find((one) => one === objectType) ?? usual;
    if (layoutOf(type) !== layout) throw badInput('FORM_UNKNOWN', 'objectType');
    const catalogue = (await this.catalogues.shelf(year)).inForce(type, year);
    const empty: SheetObjective = {
      objectType: type,
      budgetYear: year,
      code: '',
      annualAmount: '',
      amounts: [],
      amountBlocks: [],
      tasks: [],
      indicators: [],
    };
    const placed = placeForm(layout, empty, NOBODY, catalogue, '绩效目标申报表');
    return this.sheets.write({ sheets: [sheetOf(placed), await this.levels(year, type)] });
  }

  private async one(objectiveId: string): Promise<ObjectiveRecord> {
    const [record] = await this.reads.objectives([objectiveId]);
    if (!record) throw notFound('objectiveId');
    return record;
  }

  private async levels(year: number, type: ObjectType): Promise<SheetModel> {
    const { levels } = (await this.catalogues.shelf(year)).inForce(type, year);
    const cells = (a: string, b: string, style: 'HEAD' | 'TEXT') => ({
      cells: [
        { text: a, style },
        { text: b, style },
      ],
    });
    return {
      name: '填写说明',
      columnWidths: [24, 80],
      rows: [
        cells('可用的一级、二级', '说明', 'HEAD'),
        ...levels.map(({ label, level2 }) => cells(label, level2.map((group) => group.label).join('、'), 'TEXT')),
        cells('性质一栏', '≥、≤、＞、＜、＝、区间、时限、是否、定性、分档', 'TEXT'),
        cells('数值一栏', '数值带符号或另填性质；百分数写成 95%；时限写成 2019-10-31；分档写成 80→100；60→50', 'TEXT'),
        cells('金额', '按表内注明的单位（万元）填写，最多六位小数；代码按文本填写。', 'TEXT'),
      ],
    };
  }
}

export function contentOf({ objective, indicators, tasks, amounts }: ObjectiveForm): SheetObjective {
  return {
    objectType: objective.objectType,
    budgetYear: objective.budgetYear,
    code: objective.projectCode ?? objective.code ?? objective.agencyCode ?? '',
    annualAmount: objective.annualAmount,
    overallGoal: objective.overallGoal,
    annualGoal: objective.annualGoal,
    basis: objective.basis,
    scheduleText: objective.scheduleText,
    contactPerson: objective.contactPerson,
    contactPhone: objective.contactPhone,
    amounts,
    amountBlocks: [],
    tasks,
    indicators,
  };
}

function headOf(record: ObjectiveRecord): SheetHead {
  return {
    name: record.title,
    agencyName: record.agencyName,
    departmentName: record.departmentName ?? '',
    nature: NATURES.get(record.nature ?? '') ?? '',
    period: record.startsOn || record.endsOn ? `${record.startsOn ?? ''} 至 ${record.endsOn ?? ''}` : '',
    responsiblePerson: record.responsiblePerson ?? '',
  };
}

function blankList(): SheetModel {
  return {
    name: '绩效目标清单',
    columnWidths: LIST_COLUMNS.map(({ width }) => width),
    frozenRows: 1,
    isLandscape: true,
    rows: [{ height: 30, cells: LIST_COLUMNS.map(({ captions }) => ({ text: captions[0], style: 'HEAD' as const })) }],
  };
}

function blankReview(year: number): SheetModel {
  const nothing = { name: '', code: '', agencyName: '', departmentName: '', amount: '', opinion: '' };
  const nobody = { overallGrade: null, suggestedGrade: null, reviewer: '', reviewedOn: '' };
  return sheetOf(placeReview({ budgetYear: year, ...nothing, ...nobody, items: {}, remarks: [] }, '绩效目标审核表'));
}
