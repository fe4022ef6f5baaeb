import { Injectable } from '@nestjs/common';
import { placeReply, REPLY_HEAD, REPLY_WIDTHS, replyKind, replyTotals, type ReplyUnit, wanText } from '@jixiao/shared';
import { isId } from '../../../platform/database/index.js';
import { type DocumentSection, officialDocument } from '../../../platform/documents/index.js';
import { notFound } from '../../../platform/errors/index.js';
import { sheetName, sheetOf, Sheets } from '../../../platform/exchange/index.js';
import { groupBy } from '../../../platform/graphql/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { type ReplyRecord, ReplyReads } from '../persistence/reply.reads.js';

export type { ReplyRecord };

export interface ReplyFile {
  name: string;
  bytes: Buffer;
}

/** 批复表 of a budget reply: for one unit, or for all units of the reply in one file (R083). */
@Injectable()
export class ReplySheets {
  constructor(
    private readonly sheets: Sheets,
    private readonly reads: ReplyReads,
    private readonly organizations: OrganizationsApi,
  ) {}

  list(year: number): Promise<ReplyRecord[]> {
    return this.reads.replies(year);
  }

  async workbook(replyId: string, agencyId: string | null): Promise<ReplyFile> {
    const { name, units } = await this.units(replyId, agencyId);
    const taken = new Set<string>();
    const sheets = units.map((unit) => ({
      ...sheetOf(placeReply(unit, sheetName(unit.agencyName, taken))),
      isLandscape: true,
    }));
    return { name: `${name}.xlsx`, bytes: await this.sheets.write({ sheets }) };
  }

  async document(replyId: string, agencyId: string | null): Promise<ReplyFile> {
    const { name, reply, units } = await this.units(replyId, agencyId);
    const bureau = (await this.organizations.agencyTree()).find(({ kind }) => kind === 'FINANCE_BUREAU');
    const bytes = await officialDocument({
      title: reply.title,
      sections: units.map((unit, index) => sectionOf(unit, index > 0)),
      signature: bureau?.name ?? '',
      date: dateText(reply.repliedOn),
    });
    return { name: `${name}.docx`, bytes };
  }

  private async units(
    replyId: string,
    agencyId: string | null,
  ): Promise<{ name: string; reply: ReplyRecord; units: ReplyUnit[] }> {
    const [reply] = await this.reads.replies(null, replyId);
    if (!reply || (agencyId !== null && !isId(agencyId))) throw notFound('replyId');
    const byUnit = groupBy(await this.reads.lines(replyId, agencyId), (line) => line.agencyId);
    if (byUnit.size === 0) throw notFound('agencyId');
    const { documentNo, repliedOn, budgetYear } = reply;
    const units = [...byUnit.values()].map((lines) => ({
      documentNo,
      repliedOn,
      budgetYear,
      agencyName: lines[0]!.agencyName,
      lines,
    }));
    const whose = agencyId === null ? '' : `-${units[0]!.agencyName}`;
    return { name: `绩效目标批复表-${documentNo}${whose}`, reply, units };
  }
}

function sectionOf(unit: ReplyUnit, startsPage: boolean): DocumentSection {
  const totals = replyTotals(unit.lines).map(
    ({ caption, count, amount }) => `${caption} ${count} 个、${wanText(amount)} 万元`,
  );
  return {
    heading: `${unit.agencyName}：`,
    startsPage,
    paragraphs: [
      `你单位 ${unit.budgetYear} 年度预算绩效目标随部门预算一并批复，文号 ${unit.documentNo}，批复日期 ${dateText(unit.repliedOn)}，共 ${unit.lines.length} 个（${totals.join('；')}）。`,
      '请按批复的绩效目标组织预算执行，开展绩效监控和绩效自评，并按规定公开。未经批准不得调整。',
    ],
    tables: [
      {
        caption: '预算绩效目标批复表',
        head: REPLY_HEAD,
        widths: REPLY_WIDTHS.map((width) => (width * 100) / REPLY_WIDTHS.reduce<number>((sum, one) => sum + one, 0)),
        rows: unit.lines.map((line, index) => [
          String(index + 1),
          line.code,
          line.title,
          replyKind(line.objectType),
          wanText(line.amount),
          line.annualGoal,
          String(line.versionNo),
        ]),
      },
    ],
  };
}

function dateText(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
