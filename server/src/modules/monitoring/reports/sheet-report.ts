import {
  BASIS_WORDS,
  CAUSE_WORDS,
  isMeasured,
  levelWords,
  type LightReason,
  type MonitoringFormRow,
  monitoringTexts,
  timeProgress,
} from '@jixiao/shared';
import type { DocumentSection, OfficialDocument } from '../../../platform/documents/index.js';
import type { KnownForm } from '../exchange/known-forms.js';
import { DISPOSALS, LIGHTS, LIKELIHOODS, longDate, percent, reasonText, sentence, wan } from './report-words.js';

const SOURCES: Readonly<Record<string, string>> = {
  CURRENT_YEAR: '当年财政拨款',
  CARRYOVER: '上年结转',
  OTHER: '其他资金',
  BASE: '基本支出',
  PROJECT: '项目支出',
};

/** 《绩效运行跟踪监控报告》 of one object, drafted from what its sheet holds (R100). */
export function sheetReport(known: KnownForm, day: string): OfficialDocument {
  const { sheet, form } = known;
  const sections = [overview(known), money(known), goals(form.rows, sheet), deviations(known), measures(known)];
  const review = reviewOf(known);
  return {
    title: `${form.name}绩效运行跟踪监控报告`,
    sections: review ? [...sections, review] : sections,
    signature: form.agencyName,
    date: longDate(day),
  };
}

function overview({ sheet, form, head }: KnownForm): DocumentSection {
  const { budgetYear, periodFrom, periodTo } = sheet;
  return {
    heading: '一、基本情况',
    paragraphs: [
      `${form.name}（代码${form.code}）由${form.agencyName}实施，主管部门为${head.unitName}。` +
        `本次监控为“${sheet.roundName}”，监控期${longDate(periodFrom)}至${longDate(periodTo)}。`,
      `${budgetYear}年年初预算${wan(form.originalBudget)}，调整后预算${wan(form.adjustedBudget)}；` +
        `批复的年度绩效指标${form.rows.length}项。`,
    ],
  };
}

function money({ sheet, form }: KnownForm): DocumentSection {
  const typed = sheet.executionSource === 'TYPED' ? `执行数由单位填报：${sentence(sheet.typedReason ?? '')}` : null;
  const basis = [BASIS_WORDS[form.forecastBasis ?? ''], form.forecastNote].filter(Boolean).join('，');
  const forecast = form.forecastAmount
    ? `全年预计执行${wan(form.forecastAmount)}${basis ? `（${basis}）` : ''}。`
    : null;
  const over = form.executionReason ? `情况说明：${sentence(form.executionReason)}` : null;
  return {
    heading: '二、资金拨付和实际支出',
    paragraphs: [
      `截至${longDate(sheet.periodTo)}，实际支出${wan(form.executedAmount)}，预算执行率${percent(form.executionRate)}，` +
        `同期时间进度${timeProgress(sheet.periodTo)}%。`,
      ...[typed, forecast, over].filter((one) => one !== null),
    ],
    tables:
      form.moneys.length === 0
        ? []
        : [
            {
              caption: '分来源资金（万元）',
              head: ['资金来源', '年初预算数', '全年预算数', '执行数', '全年预计执行数'],
              widths: [28, 18, 18, 18, 18],
              rows: form.moneys.map((line) => [
                SOURCES[line.source] ?? line.source,
                ...[line.originalBudget, line.adjustedBudget, line.executedAmount, line.forecastAmount].map((amount) =>
                  amount === null ? '—' : wan(amount).replace('万元', ''),
                ),
              ]),
            },
          ],
  };
}

function goals(rows: readonly MonitoringFormRow[], sheet: KnownForm['sheet']): DocumentSection {
  const due = rows.filter(({ isNotDue }) => !isNotDue);
  const likely = (word: string): number => rows.filter(({ likelihood }) => likelihood === word).length;
  const progress = sheet.goalRate === null ? '可以计量的指标尚无进展数据' : `目标完成进度${sheet.goalRate}%`;
  return {
    heading: '三、绩效目标完成情况',
    paragraphs: [
      `监控期内应有进展的指标${due.length}项，未到期${rows.length - due.length}项；${progress}。`,
      `对全年完成情况的判断：确定能完成${likely('CERTAIN')}项，有可能完成${likely('POSSIBLE')}项，` +
        `完全不可能完成${likely('IMPOSSIBLE')}项。`,
    ],
    tables: [
      {
        caption: '绩效指标执行情况',
        head: ['序号', '二级指标', '三级指标', '年度指标值', '执行情况', '阶段完成率', '全年预计', '可能性'],
        widths: [6, 13, 25, 13, 13, 10, 10, 10],
        rows: rows.map((row, index) => {
          const texts = monitoringTexts(row);
          return [
            String(index + 1),
            levelWords(row.level1, row.level2).level2,
            row.name,
            texts.get('target') || '—',
            texts.get('actual') || '未填',
            isMeasured(row.direction) ? texts.get('stageRate') || '—' : '—',
            texts.get('forecast') || '—',
            LIKELIHOODS[row.likelihood ?? ''] ?? '未填',
          ];
        }),
      },
    ],
  };
}

function deviations({ sheet, form }: KnownForm): DocumentSection {
  const reasons = (sheet.lightReasons as LightReason[] | null) ?? [];
  const light = sheet.light === null ? '尚未判断' : LIGHTS[sheet.light]!;
  const kinds = [...new Set([...form.causeCodes, ...form.rows.flatMap(({ causeCodes }) => causeCodes)])];
  const words = kinds.map((kind) => CAUSE_WORDS[kind as keyof typeof CAUSE_WORDS] ?? kind);
  const own = form.rows.flatMap(({ name, causeText }) => (causeText ? [`${name}：${sentence(causeText)}`] : []));
  return {
    heading: '四、偏差及原因分析',
    paragraphs: [
      reasons.length === 0
        ? `系统判断为${light}，没有偏差提示。`
        : `系统判断为${light}：${reasons.map(reasonText).join('；')}。`,
      ...(words.length > 0 ? [`原因类别：${words.join('、')}。`] : []),
      ...(form.causeText ? [sentence(form.causeText)] : []),
      ...own,
    ],
  };
}

function measures({ sheet, form }: KnownForm): DocumentSection {
  return {
    heading: '五、改进措施和建议',
    paragraphs: [
      form.measures ? sentence(form.measures) : sheet.light === 'GREEN' ? '按计划继续实施。' : '未填写改进措施。',
      ...(form.suggestions ? [`建议：${sentence(form.suggestions)}`] : []),
    ],
  };
}

function reviewOf({ sheet }: KnownForm): DocumentSection | null {
  const rating = sheet.divisionRating ? `业务股室评为${LIGHTS[sheet.divisionRating]}` : null;
  const why = sheet.divisionRatingReason ? `理由：${sentence(sheet.divisionRatingReason)}` : '';
  const done = sheet.disposal ? `处置：${DISPOSALS[sheet.disposal]}` : null;
  const note = sheet.disposalNote ? `，${sentence(sheet.disposalNote)}` : '。';
  const paragraphs = [
    sheet.departmentComment ? `主管部门意见：${sentence(sheet.departmentComment)}` : null,
    rating ? `${rating}。${why}` : null,
    sheet.divisionComment ? `业务股室意见：${sentence(sheet.divisionComment)}` : null,
    done ? `${done}${note}` : null,
  ].filter((one) => one !== null);
  return paragraphs.length > 0 ? { heading: '六、审核意见和处置', paragraphs } : null;
}
