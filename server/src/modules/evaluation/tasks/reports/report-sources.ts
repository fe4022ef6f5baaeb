import {
  Exact,
  gradeLabel,
  type GradeScale,
  type Grade,
  METHOD_WORDS,
  namedOf,
  plain,
  type ReportSectionCode,
  type ReportSources,
  STANDARD_WORDS,
  sumMoney,
} from '@jixiao/shared';
import type { EvaluationTaskRecord, FindingRecord, FrameworkRowRecord } from '../persistence/evaluation-task.reads.js';
import type { OpinionRecord } from '../persistence/opinion.reads.js';
import type { TaskItemRecord, TaskMemberRecord } from '../persistence/team.reads.js';
import { BLOCKS, EVALUATOR_WORDS, longDate, OBJECTS, wan, wasFinalised } from './report-words.js';

/** Every record that a report quotes. */
export interface ReportRecords {
  readonly task: EvaluationTaskRecord;
  readonly rows: readonly FrameworkRowRecord[];
  readonly findings: readonly FindingRecord[];
  readonly members: readonly TaskMemberRecord[];
  readonly items: readonly TaskItemRecord[];
  readonly opinions: readonly OpinionRecord[];
  readonly selfScore: string | null;
  readonly scale: GradeScale;
}

const BLOCK_KEYS = [
  ['DECISION', 'decision'],
  ['PROCESS', 'process'],
  ['OUTPUT', 'output'],
  ['OUTCOME', 'outcome'],
] as const;

const points = (values: readonly (string | null)[]): string | null =>
  values.length === 0 || values.includes(null)
    ? null
    : plain(values.reduce((sum, value) => sum.plus(value!), new Exact(0)));

/** What the text of a report may quote, by name. Nothing else carries a number into it. */
export function reportSources(records: ReportRecords): ReportSources {
  const { task, rows, findings, opinions, selfScore, scale } = records;
  const amounts = findings.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const decided = (decision: string): string =>
    String(opinions.filter((opinion) => opinion.decision === decision).length);
  const total = points(rows.map(({ score }) => score));
  return {
    title: task.title,
    agency: task.agencyName,
    object: OBJECTS[task.objectType] ?? task.objectType,
    // Nobody evaluates nothing: nought means that no money was named.
    amount: Number(task.amount) === 0 ? null : wan(task.amount),
    subjectYear: `${task.subjectYear}年度`,
    reason: task.selectionReason,
    noticeNo: task.noticeNo,
    notifiedOn: task.notifiedOn && longDate(task.notifiedOn),
    ...people(records),
    ...workPlan(task),
    ...ofItems(records),
    total: total ?? task.totalScore,
    grade: task.grade && gradeLabel(task.grade as Grade, scale),
    selfScore,
    rows: String(rows.length),
    weights: points(rows.map(({ weight }) => weight)),
    ...Object.fromEntries(
      BLOCK_KEYS.flatMap(([block, key]) => {
        const own = rows.filter(({ level1 }) => level1 === block);
        return [
          [`${key}.score`, points(own.map(({ score }) => score))],
          [`${key}.weight`, points(own.map(({ weight }) => weight)) ?? '0'],
        ];
      }),
    ),
    ...Object.fromEntries(
      rows.flatMap((row) => [
        [`row${row.ordinal}.name`, row.name],
        [`row${row.ordinal}.score`, row.score && plain(row.score)],
        [`row${row.ordinal}.weight`, plain(row.weight)],
        [`row${row.ordinal}.reason`, row.reason],
      ]),
    ),
    findings: String(findings.length),
    'findings.amount': amounts.length === 0 ? null : wan(sumMoney(amounts)),
    ...Object.fromEntries(
      findings.flatMap((finding) => [
        [`finding${finding.ordinal}.text`, finding.description],
        [`finding${finding.ordinal}.evidence`, finding.evidence],
        [`finding${finding.ordinal}.amount`, finding.amount && wan(finding.amount)],
        [`finding${finding.ordinal}.advice`, finding.recommendation],
      ]),
    ),
    opinions: String(opinions.length),
    'opinions.adopted': decided('ADOPTED'),
    'opinions.partly': decided('PARTLY'),
    'opinions.notAdopted': decided('NOT_ADOPTED'),
    opinionReply: task.opinionReply,
  };
}

function people({ task, members }: ReportRecords): ReportSources {
  const named = ({ personName, isInCharge, seatTitle }: TaskMemberRecord): string =>
    isInCharge ? `${personName}（分管领导）` : seatTitle ? `${personName}（${seatTitle}）` : personName;
  const leader = members.find(({ isLeader }) => isLeader);
  const others = members.filter(({ isLeader }) => !isLeader);
  const team = [
    ...(leader ? [`组长${named(leader)}`] : []),
    ...(others.length > 0 ? [`成员${others.map(named).join('、')}`] : []),
  ].join('，');
  return {
    evaluator: task.firmName ?? EVALUATOR_WORDS[task.method] ?? task.method,
    method: EVALUATOR_WORDS[task.method] ?? task.method,
    team: team || null,
  };
}

function workPlan(task: EvaluationTaskRecord): ReportSources {
  const words = (codes: readonly string[], known: Readonly<Record<string, string>>): string | null =>
    codes.length === 0 ? null : codes.map((code) => known[code] ?? code).join('、');
  return {
    purpose: task.purpose,
    methods: words(task.methods, METHOD_WORDS),
    standards: words(task.standards, STANDARD_WORDS),
    schedule: task.schedule,
    fieldFrom: task.fieldFrom && longDate(task.fieldFrom),
    fieldTo: task.fieldTo && longDate(task.fieldTo),
  };
}

/** “A、B等15个” from the items that are flagged (R152). */
function ofItems({ items }: ReportRecords): ReportSources {
  const flagged = items.filter(({ isRepresentative }) => isRepresentative).map(({ name }) => name);
  return {
    items: String(items.length),
    'items.named': items.length === 0 ? null : namedOf(flagged, items.length),
    'items.units': String(new Set(items.map(({ agencyId }) => agencyId)).size),
    'items.categories': String(new Set(items.flatMap(({ category }) => (category ? [category] : []))).size),
  };
}

/** Over, and carried out outside of the system: nothing of how it was done will still be determined here. */
export const isElsewhere = ({ task, rows }: Pick<ReportRecords, 'task' | 'rows'>): boolean =>
  rows.length === 0 && wasFinalised(task.state);

/** The draft that stands until somebody writes his own: made from the records, quoting them by name. */
export function draftSections(records: ReportRecords): Record<ReportSectionCode, string> {
  const { task, rows, findings, items, members, opinions, selfScore } = records;
  const elsewhere = isElsewhere(records);
  const lost = rows.filter(({ score, weight }) => score !== null && new Exact(score).lt(weight));
  const ofBlock = (block: string, key: string): string =>
    rows.some(({ level1 }) => level1 === block) ? `${BLOCKS[block]}指标{${key}.weight}分，得{${key}.score}分。` : '';
  return {
    BASICS: [
      `{agency}的{object}“{title}”，评价年度为{subjectYear}，涉及资金{amount}。`,
      ...(items.length > 0 ? ['评价对象包括{items.named}，涉及{items.units}家单位。'] : []),
      '选取理由：{reason}。',
    ].join('\n'),
    WORK: elsewhere
      ? [
          '本次评价由{evaluator}在系统外开展，指标体系未录入。',
          ...(task.methods.length > 0 ? ['评价方法采用{methods}，评价标准采用{standards}。'] : []),
        ].join('\n')
      : [
          '评价目的：{purpose}。',
          `本次评价由{evaluator}实施${members.length > 0 ? '，{team}' : ''}，现场评价为{fieldFrom}至{fieldTo}。`,
          '评价方法采用{methods}，评价标准采用{standards}，' +
            (rows.length > 0 ? '指标体系共{rows}项，权重合计{weights}分。' : '指标体系待定。'),
          ...(task.noticeNo ? ['评价通知：{noticeNo}，{notifiedOn}下达。'] : []),
        ].join('\n'),
    CONCLUSION: [
      elsewhere && task.totalScore === null
        ? '评价在系统外开展，得分和等级未录入。'
        : '经评价，综合得分{total}分，评价等级为“{grade}”。',
      ...(selfScore === null ? ['该对象没有单位自评结果。'] : ['单位自评得分{selfScore}分。']),
    ].join('\n'),
    ANALYSIS: elsewhere
      ? '指标评分在系统外进行，未录入。'
      : [
          ofBlock('DECISION', 'decision') +
            ofBlock('PROCESS', 'process') +
            ofBlock('OUTPUT', 'output') +
            ofBlock('OUTCOME', 'outcome'),
          ...lost.map(
            ({ ordinal: n }) => `“{row${n}.name}”{row${n}.weight}分，得{row${n}.score}分：{row${n}.reason}。`,
          ),
        ].join('\n'),
    PROBLEMS: [
      findings.length === 0
        ? elsewhere
          ? '评价在系统外开展，问题未录入。'
          : '评价没有记录问题。'
        : '评价发现问题{findings}项。',
      ...findings.map(
        ({ ordinal: n, amount }) =>
          `{finding${n}.text}${amount ? `，涉及资金{finding${n}.amount}` : ''}（依据：{finding${n}.evidence}）。`,
      ),
    ].join('\n'),
    ADVICE:
      findings.length === 0
        ? elsewhere
          ? '评价在系统外开展，建议未录入。'
          : '没有建议。'
        : findings.map(({ ordinal: n }) => `{finding${n}.advice}。`).join('\n'),
    OTHER:
      opinions.length > 0
        ? '被评价单位提出意见{opinions}条，采纳{opinions.adopted}条，部分采纳{opinions.partly}条，不采纳{opinions.notAdopted}条。'
        : '被评价单位意见：{opinionReply}。',
  };
}
