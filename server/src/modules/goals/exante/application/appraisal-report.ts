import { Injectable } from '@nestjs/common';
import { chineseNumeral, type Conclusion, fen } from '@jixiao/shared';
import type { DocumentSection, OfficialDocument } from '../../../../platform/documents/index.js';
import type { AppraisalRecord } from '../persistence/appraisal.records.js';
import { AppraisalQueries, type MaterialView } from './appraisal-queries.js';
import type { Panel } from './panels.js';

const CONCLUSION: Readonly<Record<Conclusion, string>> = {
  SUPPORTED: '予以支持',
  SUPPORTED_AFTER_CHANGE: '调整完善后予以支持',
  PARTIAL: '部分支持',
  NOT_SUPPORTED: '不予支持',
};
const NOTHING = '（未填写）';

/** The report by the outline that localities use: five parts and the score table (domain §2.12). */
@Injectable()
export class AppraisalReport {
  constructor(private readonly queries: AppraisalQueries) {}

  async document(id: string): Promise<OfficialDocument> {
    const record = await this.queries.one(id);
    const panel = await this.queries.panel(id);
    const materials = await this.queries.materials(id);
    const isOpen = panel !== null && this.queries.isOpen(record, panel);
    return {
      title: `${record.title}事前绩效评估报告`,
      sections: [
        basics(record),
        workDone(record, materials),
        assessed(record, isOpen ? panel : null),
        { heading: heading(4, '相关建议'), paragraphs: lines(record.suggestions) },
        { heading: heading(5, '其他需要说明的问题'), paragraphs: lines(record.otherMatters) },
        annex(record, isOpen ? panel : null),
      ],
      signature: record.agencyName,
      date: dateText(record.concludedOn ?? record.reportedOn),
    };
  }
}

const heading = (n: number, words: string): string => `${chineseNumeral(n)}、${words}`;
const lines = (text: string | null): string[] => (text?.trim() ? text.split(/\r?\n/).filter(Boolean) : [NOTHING]);
const wan = (amount: string): string => {
  const value = fen(amount);
  const whole = (value / 1_000_000n).toString();
  const rest = (value % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '').padEnd(2, '0');
  return `${whole}.${rest}万元`;
};

function dateText(date: string | null): string {
  if (!date) return '';
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

function basics(record: AppraisalRecord): DocumentSection {
  const object = record.objectKind === 'POLICY' ? '政策' : '项目';
  return {
    heading: heading(1, '评估对象基本情况'),
    paragraphs: [
      `${object}名称：${record.title}（${record.objectCode}）；申请单位：${record.agencyName}；预算年度：${record.budgetYear}年；申请金额：${wan(record.amountAsked)}。`,
      ...lines(record.background),
      ...lines(record.content),
      ...lines(record.funding),
    ],
  };
}

function workDone(record: AppraisalRecord, materials: readonly MaterialView[]): DocumentSection {
  return {
    heading: heading(2, '评估工作开展情况'),
    paragraphs: lines(record.workDone),
    tables: [
      {
        caption: '评估材料清单',
        head: ['材料', '是否必备', '是否具备', '文号或名称'],
        widths: [34, 14, 14, 38],
        rows: materials.map((one) => [
          one.name,
          one.isRequired ? '必备' : '参考',
          one.isPresent ? '具备' : '缺',
          one.reference ?? '',
        ]),
      },
    ],
  };
}

function assessed(record: AppraisalRecord, panel: Panel | null): DocumentSection {
  const dimensions = panel
    ? record.criteria.map(({ code, name }) => {
        const score = panel.official.dimensions.find((one) => one.code === code)!;
        const opinions = panel.scorers
          .flatMap(({ scores }) => scores)
          .filter(
            ({ itemCode, opinion }) =>
              opinion && record.criteria.some((d) => d.code === code && d.items.some((i) => i.code === itemCode)),
          )
          .map(({ opinion }) => opinion!);
        return `${name}：${score.points}分（满分${score.full}分）。${[...new Set(opinions)].join('；')}`;
      })
    : [];
  return {
    heading: heading(3, '综合评估情况与评估结论'),
    paragraphs: [
      ...dimensions,
      record.conclusion
        ? `评估总分${record.totalScore}分，结论为“${CONCLUSION[record.conclusion]}”，支持金额${wan(record.amountSupported!)}，结论用于${record.budgetYear === record.validToYear ? `${record.budgetYear}` : `${record.budgetYear}—${record.validToYear}`}年度预算。`
        : '尚未作出结论。',
      ...(panel && panel.vetoes.length > 0 ? [`一票否决事项：${panel.vetoes.join('、')}。`] : []),
      ...(record.conclusionReason ? [`作出结论的说明：${record.conclusionReason}`] : []),
    ],
  };
}

function annex(record: AppraisalRecord, panel: Panel | null): DocumentSection {
  return {
    heading: `附件：${record.objectKind === 'POLICY' ? '政策' : '项目'}事前绩效评估评分表`,
    paragraphs: [],
    tables: [
      {
        caption: '评分指标体系',
        head: ['评估维度', '评估内容', '分值', '得分'],
        widths: [24, 52, 12, 12],
        rows: record.criteria.flatMap((dimension) =>
          dimension.items.map((item, index) => [
            index === 0 ? dimension.name : '',
            item.name,
            item.points,
            panel?.official.items.get(item.code) ?? '',
          ]),
        ),
      },
    ],
  };
}
