import { CAUSE_WORDS, executionRate, sumMoney } from '@jixiao/shared';
import type { DocumentSection, DocumentTable, OfficialDocument } from '../../../platform/documents/index.js';
import type { Board, BoardCount, BoardSheet } from '../application/round-board.js';
import type { CauseCountRecord } from '../persistence/monitoring-report.reads.js';
import { DISPOSALS, FUNDS, LIGHTS, longDate, percent, STATES, wan } from './report-words.js';

export interface RoundFacts {
  readonly board: Board;
  readonly causes: readonly CauseCountRecord[];
  /** The bureau, or the department whose report it is. */
  readonly author: string;
  readonly kind: 'DEPARTMENT' | 'BUREAU';
  readonly jurisdictionName: string;
  readonly day: string;
}

const FILED = ['SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED'];
const WORST = 20;
const WEIGHT: Readonly<Record<string, number>> = { RED: 0, YELLOW: 1, GREEN: 2 };

/** Monitoring report of a department or of the bureau: sentences drafted, every number from the round's own board. */
export function roundReport(facts: RoundFacts): OfficialDocument {
  const { board, author, kind, jurisdictionName, day } = facts;
  const { budgetYear } = board.round;
  const who = kind === 'BUREAU' ? jurisdictionName : author;
  return {
    title: `${who}${budgetYear}年预算绩效运行监控报告`,
    sections: [
      watched(facts),
      money(board),
      lights(board),
      deviations(facts),
      done(board),
      missing(facts),
      ...(kind === 'BUREAU' ? [statistics(board)] : []),
    ],
    signature: author,
    date: longDate(day),
  };
}

function watched({ board, kind }: RoundFacts): DocumentSection {
  const { round, sheets, units, exemptItems } = board;
  const { periodFrom, periodTo, dueOn } = round;
  const whole = sheets.filter(({ objectType }) => objectType.endsWith('_WHOLE')).length;
  const exempt = units.filter(({ exemptReason }) => exemptReason !== null);
  const scope = kind === 'BUREAU' ? `涉及${units.length}个一级预算单位，` : '';
  return {
    heading: '一、监控开展情况',
    paragraphs: [
      `“${round.name}”的监控期为${longDate(periodFrom)}至${longDate(periodTo)}，报送截止${longDate(dueOn)}。`,
      `${scope}应报送监控表${board.owed}份，已建立${sheets.length}份，其中项目及政策${sheets.length - whole}份、` +
        `整体支出${whole}份；已报送${board.filed}份，已审核${sheets.filter(({ state }) => state === 'ACCEPTED').length}份。`,
      ...(exempt.length > 0 || exemptItems.length > 0
        ? [`按规定免于监控的单位${exempt.length}个、涉密事项${exemptItems.length}项，不列内容。`]
        : []),
    ],
  };
}

function money(board: Board): DocumentSection {
  const { round, budget, executed, rate, timeProgress, late, lateSheets } = board;
  return {
    heading: '二、资金执行情况',
    paragraphs: [
      `纳入监控的预算${wan(budget)}，截至${longDate(round.periodTo)}执行${wan(executed)}，执行率${percent(rate)}，` +
        `同期时间进度${timeProgress}%。`,
      ...(lateSheets > 0
        ? [`报送以后到达的支付使${lateSheets}份监控表的执行数相差${wan(late)}，本报告按报送时的数字。`]
        : []),
    ],
  };
}

function lights(board: Board): DocumentSection {
  const filed = board.sheets.filter(({ isFiled }) => isFiled);
  const row = (light: string): string[] => {
    const own = filed.filter((sheet) => sheet.light === light);
    const [budget, executed] = [sumMoney(own.map((one) => one.budget)), sumMoney(own.map((one) => one.executed))];
    return [
      LIGHTS[light]!,
      String(own.length),
      plain(budget),
      plain(executed),
      percent(executionRate({ adjustedBudget: budget, executed })),
    ];
  };
  return {
    heading: '三、目标完成和预警情况',
    paragraphs: [`已报送的${board.filed}份监控表中，正常${board.green}份、关注${board.yellow}份、预警${board.red}份。`],
    tables: [
      {
        caption: '预警情况（万元）',
        head: ['预警', '份数', '预算', '执行', '执行率'],
        widths: [20, 15, 25, 25, 15],
        rows: ['RED', 'YELLOW', 'GREEN'].map(row),
      },
    ],
  };
}

function deviations({ board, causes }: RoundFacts): DocumentSection {
  const worst = worstOf(board);
  const shown = worst.slice(0, WORST);
  const words = causes.map(
    ({ kind: code, sheets }) => `${CAUSE_WORDS[code as keyof typeof CAUSE_WORDS] ?? code}${sheets}份`,
  );
  const rest = worst.length > shown.length ? `偏差最大的${shown.length}个` : `全部${shown.length}个`;
  return {
    heading: '四、偏差和原因',
    paragraphs: [
      words.length > 0 ? `按原因类别统计（一份监控表可有几类）：${words.join('，')}。` : '没有填报偏差原因。',
      ...(shown.length > 0 ? [`下表列出${rest}。`] : []),
    ],
    tables:
      shown.length === 0
        ? []
        : [
            {
              caption: '偏差对象（万元）',
              head: ['对象', '单位', '预警', '预算', '执行率', '目标进度', '处置'],
              widths: [27, 19, 8, 13, 10, 10, 13],
              rows: shown.map((sheet) => [
                sheet.name,
                sheet.agencyName,
                LIGHTS[sheet.light!]!,
                plain(sheet.budget),
                percent(sheet.executionRate),
                sheet.goalRate === null ? '—' : `${sheet.goalRate}%`,
                sheet.disposal ? DISPOSALS[sheet.disposal]! : '未处置',
              ]),
            },
          ],
  };
}

function done({ sheets, undecided }: Board): DocumentSection {
  const decided = sheets.filter(({ disposal }) => disposal !== null);
  const counts = Object.keys(DISPOSALS).flatMap((code) => {
    const own = decided.filter(({ disposal }) => disposal === code);
    return own.length === 0
      ? []
      : [`${DISPOSALS[code]}${own.length}份（${wan(sumMoney(own.map(({ budget }) => budget)))}）`];
  });
  const asked = decided.filter(({ disposal }) => disposal !== 'NORMAL');
  const ended = asked.filter(({ disposalEndedOn }) => disposalEndedOn !== null);
  return {
    heading: '五、处置情况',
    paragraphs: [
      counts.length > 0 ? `已处置${decided.length}份：${counts.join('，')}。` : '尚未处置。',
      ...(asked.length > 0 ? [`要求纠正、调整或收回的${asked.length}份中，已办结${ended.length}份。`] : []),
      ...(undecided > 0 ? [`已报送而有偏差的监控表中，尚有${undecided}份没有处置。`] : []),
    ],
  };
}

/** By name: a number alone helps nobody to find them. */
function missing({ board, kind }: RoundFacts): DocumentSection {
  const units = board.units.filter((unit) => unit.missing > 0);
  const sheets = board.sheets.filter(({ state }) => !FILED.includes(state));
  return {
    heading: '六、未报送情况',
    paragraphs: [
      units.length === 0 && sheets.length === 0
        ? '应报送的全部报送。'
        : kind === 'BUREAU'
          ? `有${units.length}个一级预算单位没有报齐：${units.map(nameOf).join('、')}。`
          : `尚有${Math.max(
              sheets.length,
              units.reduce((sum, unit) => sum + unit.missing, 0),
            )}份没有报送。`,
    ],
    tables:
      sheets.length === 0
        ? []
        : [
            {
              caption: '未报送的监控表',
              head: ['对象', '单位', '状态'],
              widths: [50, 32, 18],
              rows: sheets.map(({ name, agencyName, state }) => [name, agencyName, STATES[state] ?? state]),
            },
          ],
  };
}

const nameOf = ({ agencyName, missing: count, clerk }: Board['units'][number]): string =>
  `${agencyName}（缺${count}份${clerk === null ? '，经办岗位空缺' : ''}）`;

/** By unit, by book and by state (R101). */
function statistics({ units, byFund, byState }: Board): DocumentSection {
  const counted = (
    caption: string,
    what: string,
    rows: readonly BoardCount[],
    words: Readonly<Record<string, string>>,
  ): DocumentTable => ({
    caption,
    head: [what, '应报', '已报', '预算'],
    widths: [46, 16, 16, 22],
    rows: rows.map(({ key, owed, filed, amount }) => [words[key] ?? key, String(owed), String(filed), plain(amount)]),
  });
  return {
    heading: '七、统计表',
    paragraphs: [],
    tables: [
      {
        caption: '按单位统计（万元）',
        head: ['单位', '应报', '已报', '已审核', '批复金额'],
        widths: [40, 13, 13, 13, 21],
        rows: units.map((unit) => [
          unit.agencyName,
          String(unit.owed),
          String(unit.filed),
          String(unit.accepted),
          plain(unit.amount),
        ]),
      },
      counted('按资金性质统计（万元）', '资金性质', byFund, FUNDS),
      counted('按状态统计（万元）', '状态', byState, STATES),
    ],
  };
}

function worstOf({ sheets }: Board): BoardSheet[] {
  const deviation = ({ gap, goalGap }: BoardSheet): number => Math.max(Number(gap ?? 0), Number(goalGap ?? 0));
  return sheets
    .filter(({ isFiled, light }) => isFiled && light !== null && light !== 'GREEN')
    .toSorted((a, b) => WEIGHT[a.light!]! - WEIGHT[b.light!]! || deviation(b) - deviation(a));
}

const plain = (yuan: string): string => wan(yuan).replace('万元', '');
