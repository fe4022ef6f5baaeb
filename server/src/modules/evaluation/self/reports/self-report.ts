import {
  COMMON_BY_CODE,
  CRITERION_WORDS,
  executionRate,
  type Grade,
  gradeLabel,
  isWholeObject,
  levelWords,
  selfTexts,
} from '@jixiao/shared';
import type { DocumentSection, DocumentTable, OfficialDocument } from '../../../../platform/documents/index.js';
import type { SelfSurveyView } from '../application/self-surveys.js';
import type { KnownSelfForm } from '../exchange/known-self-forms.js';
import { LINES, longDate, scoreText, sentence, wan } from './report-words.js';

/** 绩效自评报告（财政支出绩效报告）of one project or whole unit, drafted from what its sheet holds (R119). */
export function selfReport(known: KnownSelfForm, surveys: readonly SelfSurveyView[], day: string): OfficialDocument {
  const { form } = known;
  const isWhole = isWholeObject(form.objectType);
  const sections = [
    overview(known),
    money(known),
    isWhole && form.tasks.length > 0 ? tasks(known) : null,
    goals(known, surveys),
    isWhole ? criteria(known) : null,
    problems(known),
    conclusion(known),
  ].filter((one) => one !== null);
  return {
    title: `${form.name}${form.subjectYear}年度${isWhole ? '整体支出' : ''}绩效自评报告`,
    sections: sections.map((section, index) => ({ ...section, heading: `${NUMERALS[index]}、${section.heading}` })),
    signature: form.agencyName,
    date: longDate(day),
  };
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七'];

function overview({ form, head, stored: { sheet } }: KnownSelfForm): DocumentSection {
  const filed = sheet.submittedOn ? `，${longDate(sheet.submittedOn)}报送` : '';
  return {
    heading: '基本情况',
    paragraphs: [
      `${form.name}（代码${form.code}）由${form.agencyName}实施，主管部门为${head.unitName}。` +
        `本报告依据${form.subjectYear}年度绩效自评表编写${filed}。`,
      `年度总体目标：${sentence(form.annualGoal ?? '未填写')}`,
      `实际完成情况：${sentence(form.actualSummary ?? '未填写')}`,
    ],
  };
}

function money({ form }: KnownSelfForm): DocumentSection {
  const rate = executionRate({ executed: form.executedAmount, adjustedBudget: form.adjustedBudget });
  const points = form.executionScore === null ? '' : `，预算执行率得${form.executionScore}分`;
  return {
    heading: '资金安排和执行',
    paragraphs: [
      `年初预算${wan(form.originalBudget)}，全年预算${wan(form.adjustedBudget)}，全年执行${wan(form.executedAmount)}，` +
        `执行率${rate === null ? '无法计算（没有预算）' : `${rate}%`}${points}。`,
      ...(form.executionReason ? [`说明：${sentence(form.executionReason)}`] : []),
    ],
    tables: form.moneys.length === 0 ? [] : [moneyTable(form.moneys)],
  };
}

const moneyTable = (moneys: KnownSelfForm['form']['moneys']): DocumentTable => ({
  caption: '资金构成（万元）',
  head: ['资金构成', '年初预算数', '全年预算数', '全年执行数', '执行率'],
  widths: [32, 17, 17, 17, 17],
  rows: moneys.map((line) => [
    LINES[line.line] ?? line.line,
    ...[line.originalBudget, line.adjustedBudget, line.executedAmount].map((one) => wan(one).replace('万元', '')),
    percentOf(line.executedAmount, line.adjustedBudget),
  ]),
});

function percentOf(executed: string, adjustedBudget: string): string {
  const rate = executionRate({ executed, adjustedBudget });
  return rate === null ? '—' : `${rate}%`;
}

function tasks({ form }: KnownSelfForm): DocumentSection {
  return {
    heading: '年度主要任务完成情况',
    paragraphs: form.tasks.map(
      ({ name, originalBudget, executedAmount, result }) =>
        `${name}：预算${wan(originalBudget)}，执行${wan(executedAmount)}。${sentence(result ?? '完成情况未填写')}`,
    ),
  };
}

function goals({ form, stored }: KnownSelfForm, surveys: readonly SelfSurveyView[]): DocumentSection {
  if (stored.sheet.family === 'COMMON') return common(stored);
  const lost = stored.rows.filter(({ score, weight }) => score !== null && Number(score) < Number(weight));
  const dropped = stored.rows.filter(({ isNotApplicable }) => isNotApplicable);
  return {
    heading: '绩效目标完成情况',
    paragraphs: [
      `绩效指标${form.rows.length}项，未得满分${lost.length}项，不适用${dropped.length}项。`,
      ...lost.map(
        ({ name, score, weight, cause }) =>
          `${name}：分值${weight}，得${score}分。${sentence(cause ?? '偏差原因未填写')}`,
      ),
      ...surveys.flatMap(surveyLine),
      ...dropped.map(({ name, cause }) => `${name}不适用：${sentence(cause ?? '理由未填写')}`),
    ],
    tables: [
      {
        caption: '绩效指标完成情况',
        head: ['二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
        widths: [16, 34, 16, 16, 9, 9],
        rows: form.rows.map((row) => {
          const texts = selfTexts(row);
          return [
            levelWords(row.level1, row.level2).level2,
            row.name,
            texts.get('target') || '—',
            texts.get('actual') || '未填',
            row.weight,
            texts.get('score') || '未评分',
          ];
        }),
      },
    ],
  };
}

/** Every questionnaire that was closed, with its n; a reader sees how often was asked. */
function surveyLine({ state, title, rowName, result, isApplied }: SelfSurveyView): string[] {
  if (state !== 'CLOSED') return [];
  const asked = `满意度问卷“${title}”收回有效答卷${result.n}份`;
  if (result.rate === null) return [`${asked}，少于规定的${result.least}份，不足以下结论，不作为“${rowName}”的依据。`];
  return [
    `${asked}，满意度${result.rate}%${isApplied ? `，即“${rowName}”的实际完成值` : '，其后另有问卷，以后者为准'}。`,
  ];
}

function common({ common: rows }: KnownSelfForm['stored']): DocumentSection {
  return {
    heading: '共性指标评分',
    paragraphs: rows.flatMap(({ code, weight, score, cause }) =>
      score !== null && Number(score) < Number(weight)
        ? [
            `${COMMON_BY_CODE.get(code)?.name ?? code}：分值${weight}，得${score}分。${sentence(cause ?? '偏差原因未填写')}`,
          ]
        : [],
    ),
    tables: [
      {
        caption: '共性指标',
        head: ['二级指标', '指标', '比率', '分值', '得分'],
        widths: [20, 40, 16, 12, 12],
        rows: rows.map(({ code, value, weight, score, isNotApplicable }) => [
          COMMON_BY_CODE.get(code)?.level2 ?? '',
          COMMON_BY_CODE.get(code)?.name ?? code,
          value === null ? '—' : `${value}%`,
          weight,
          isNotApplicable ? '不适用' : (score ?? '未评分'),
        ]),
      },
    ],
  };
}

function criteria({ form }: KnownSelfForm): DocumentSection {
  return {
    heading: '经济性、效率性、效益性和公平性',
    paragraphs: form.criteria.map(
      ({ criterion, score, text }) =>
        `${CRITERION_WORDS[criterion]}（${scoreText(score)}）：${sentence(text ?? '未填写')}`,
    ),
  };
}

function problems({ form, stored }: KnownSelfForm): DocumentSection {
  const own = stored.rows.flatMap(({ name, measures }) => (measures ? [`${name}：${sentence(measures)}`] : []));
  return {
    heading: '存在的问题和改进措施',
    paragraphs: [
      form.problems ? sentence(form.problems) : '未填写存在的问题。',
      ...(form.measures ? [`改进措施：${sentence(form.measures)}`] : []),
      ...own,
    ],
  };
}

function conclusion({ form, stored: { sheet }, scale }: KnownSelfForm): DocumentSection {
  const grade = sheet.grade ? `，等级为${gradeLabel(sheet.grade as Grade, scale)}` : '';
  return {
    heading: '自评结论',
    paragraphs: [
      form.totalScore === null ? '自评表尚有未填报的内容，还没有总分。' : `自评总分${form.totalScore}分${grade}。`,
      ...(sheet.overallOpinion ? [`业务股室审核意见：${sentence(sheet.overallOpinion)}`] : []),
    ],
  };
}
