import { Injectable } from '@nestjs/common';
import { formatWan } from '@jixiao/shared';
import { type CellModel, type SheetModel, Sheets } from '../../../platform/exchange/index.js';
import { type Board, RoundBoard } from './round-board.js';

const STATES: Readonly<Record<string, string>> = {
  DRAFT: '未报送',
  RETURNED: '已退回',
  SUBMITTED: '待单位审核',
  DEPT_REVIEWED: '待财政审核',
  ACCEPTED: '已审核',
};
const LIGHTS: Readonly<Record<string, string>> = { GREEN: '正常', YELLOW: '关注', RED: '预警' };
const QUADRANTS: Readonly<Record<string, string>> = {
  NORMAL: '正常',
  MONEY_SLOW: '钱慢事快',
  GOAL_SLOW: '钱快事慢',
  BOTH_SLOW: '双慢',
};
const EXEMPT: Readonly<Record<string, string>> = {
  SECRET: '涉密，不纳入',
  NOTHING_ELIGIBLE: '没有符合条件的对象',
  FEWER_ELIGIBLE: '符合条件的少于规定数',
};

const text = (value: string | null): CellModel => ({ text: value ?? '', style: 'TEXT' });
const number = (value: string | number | null): CellModel => ({
  number: value === null ? null : String(value),
  style: 'NUMBER',
});
const wan = (value: string | null): CellModel => ({
  number: value === null ? null : formatWan(value, { decimals: 6, grouped: false }),
  style: 'MONEY',
});

/** The round as a workbook: every sheet of it, every unit of it, exactly what the board shows. */
@Injectable()
export class RoundList {
  constructor(
    private readonly boards: RoundBoard,
    private readonly sheets: Sheets,
  ) {}

  async write(roundId: string): Promise<{ title: string; bytes: Buffer }> {
    const board = await this.boards.board(roundId);
    const bytes = await this.sheets.write({ sheets: [sheetsOf(board), unitsOf(board)] });
    return { title: board.round.name, bytes };
  }
}

function sheetsOf({ sheets }: Board): SheetModel {
  const heads = [
    '对象',
    '单位',
    '状态',
    '预警',
    '预算（万元）',
    '执行（万元）',
    '执行率%',
    '目标进度%',
    '钱与事',
    '期后到账（万元）',
    '处置',
    '处置日期',
  ];
  return {
    name: '监控表',
    columnWidths: [36, 24, 12, 8, 14, 14, 10, 10, 10, 14, 24, 12],
    frozenRows: 1,
    isLandscape: true,
    rows: [
      { cells: heads.map((head) => ({ text: head, style: 'HEAD' as const })) },
      ...sheets.map((sheet) => ({
        cells: [
          text(sheet.name),
          text(sheet.agencyName),
          text(STATES[sheet.state] ?? sheet.state),
          text(sheet.light ? LIGHTS[sheet.light]! : ''),
          wan(sheet.budget),
          wan(sheet.executed),
          number(sheet.executionRate),
          number(sheet.goalRate),
          text(sheet.quadrant ? QUADRANTS[sheet.quadrant]! : ''),
          wan(sheet.lateDifference),
          text(sheet.disposalNote ?? ''),
          text(sheet.disposedOn),
        ],
      })),
    ],
  };
}

function unitsOf({ units }: Board): SheetModel {
  const heads = ['一级单位', '应报', '已报', '未报', '金额（万元）', '经办', '负责人', '已提醒', '最近提醒', '说明'];
  return {
    name: '单位',
    columnWidths: [30, 8, 8, 8, 14, 16, 16, 8, 12, 36],
    frozenRows: 1,
    isLandscape: true,
    rows: [
      { cells: heads.map((head) => ({ text: head, style: 'HEAD' as const })) },
      ...units.map((unit) => ({
        cells: [
          text(unit.agencyName),
          number(unit.owed),
          number(unit.filed),
          number(unit.missing),
          wan(unit.amount),
          text(unit.clerk ?? (unit.vacantSince ? `岗位空缺，自 ${unit.vacantSince}` : '岗位空缺')),
          text(unit.head),
          number(unit.reminders),
          text(unit.lastReminderOn),
          text([unit.exemptReason ? EXEMPT[unit.exemptReason] : null, unit.shortfallReason].filter(Boolean).join('：')),
        ],
      })),
    ],
  };
}
