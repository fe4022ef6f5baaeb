import { formatWan, plain, REPORT_OUTLINE } from '@jixiao/shared';
import type { DocumentSection, OfficialDocument } from '../../../../platform/documents/index.js';
import type { EvaluationTaskRecord } from '../persistence/evaluation-task.reads.js';
import type { FrozenReport, MeetingRecord, OpinionRecord, ReportVersionRecord } from '../persistence/opinion.reads.js';
import { BLOCKS, DECISIONS, FINDING_KINDS, longDate, VERSION_KINDS, wasFinalised } from './report-words.js';

export interface TaskReportFacts {
  readonly task: EvaluationTaskRecord;
  readonly content: FrozenReport;
  /** The version that is printed; null while nothing has been handed in. */
  readonly version: Pick<ReportVersionRecord, 'versionNo' | 'kind' | 'contentHash' | 'madeOn'> | null;
  readonly opinions: readonly OpinionRecord[];
  readonly meetings: readonly MeetingRecord[];
  readonly author: string;
  readonly day: string;
}

/** 绩效评价报告 by the outline of 10号, the score sheet and the exchange of opinions as annexes. */
export function taskReport(facts: TaskReportFacts): OfficialDocument {
  const { task, content, version, author, day } = facts;
  const stand = version
    ? `本报告为第${version.versionNo}稿（${VERSION_KINDS[version.kind]}，${longDate(version.madeOn)}），校验值 ${version.contentHash.slice(0, 16)}。`
    : wasFinalised(task.state)
      ? '评价在系统外开展，系统内没有留存稿次；内容取自已录入的评价资料。'
      : '本报告尚未提交，内容随评价资料变动。';
  return {
    title: task.title.endsWith('报告') ? task.title : `${task.title}报告`,
    sections: [
      ...REPORT_OUTLINE.map(({ code, heading }): DocumentSection => ({
        heading,
        paragraphs: paragraphsOf(content, code),
      })),
      scoreSheet(content),
      ...(content.findings.length > 0 ? [findings(content)] : []),
      ...exchange(facts),
      { heading: '稿次说明', paragraphs: [stand] },
    ],
    signature: author,
    date: longDate(version?.madeOn ?? day),
  };
}

const paragraphsOf = ({ sections }: FrozenReport, code: string): string[] =>
  (sections.find((section) => section.code === code)?.text ?? '').split('\n').filter((line) => line.trim() !== '');

function scoreSheet({ rows }: FrozenReport): DocumentSection {
  return {
    heading: '附件1　绩效评价指标体系评分表',
    startsPage: true,
    paragraphs: [],
    tables: [
      {
        caption: '评分表',
        head: ['一级', '指标', '分值', '得分', '依据', '扣分原因'],
        widths: [9, 26, 9, 9, 24, 23],
        rows: rows.map((row) => [
          BLOCKS[row.level1] ?? row.level1,
          row.name,
          plain(row.weight),
          row.score === null ? '未评' : plain(row.score),
          row.evidence ?? '',
          row.reason ?? '',
        ]),
      },
    ],
  };
}

function findings(content: FrozenReport): DocumentSection {
  return {
    heading: '附件2　问题清单',
    paragraphs: [],
    tables: [
      {
        caption: '问题清单',
        head: ['序号', '类别', '问题', '涉及资金（万元）', '依据', '建议'],
        widths: [7, 9, 30, 13, 18, 23],
        rows: content.findings.map((finding, index) => [
          String(index + 1),
          FINDING_KINDS[finding.kind] ?? finding.kind,
          finding.description,
          finding.amount === null ? '—' : formatWan(finding.amount, { decimals: 2 }),
          finding.evidence ?? '',
          finding.recommendation,
        ]),
      },
    ],
  };
}

function exchange({ opinions, meetings }: TaskReportFacts): DocumentSection[] {
  if (opinions.length === 0 && meetings.length === 0) return [];
  return [
    {
      heading: '附件3　意见交换情况',
      paragraphs: meetings.map(
        ({ heldOn, place, attendees, record }) =>
          `${longDate(heldOn)}在${place}召开反馈意见交流会，参加人员：${attendees}。${record}`,
      ),
      tables:
        opinions.length === 0
          ? []
          : [
              {
                caption: '意见采纳情况',
                head: ['序号', '被评价单位意见', '处理', '理由'],
                widths: [8, 42, 14, 36],
                rows: opinions.map(({ ordinal, text, decision, reply }) => [
                  String(ordinal),
                  text,
                  decision === null ? '待处理' : DECISIONS[decision]!,
                  reply ?? '',
                ]),
              },
            ],
    },
  ];
}
