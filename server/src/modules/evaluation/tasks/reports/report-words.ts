import { formatWan } from '@jixiao/shared';
import { FINAL_STATES } from '../domain/final-states.js';

export const OBJECTS: Readonly<Record<string, string>> = {
  PROJECT: '项目支出',
  DEPARTMENT_WHOLE: '部门整体支出',
  UNIT_WHOLE: '单位整体支出',
  POLICY: '政策',
  PROGRAMME: '专项',
  SYSTEM: '制度',
  STATE_CAPITAL: '国有资本经营预算',
  STATE_ASSETS: '行政事业单位国有资产管理',
};
export const EVALUATOR_WORDS: Readonly<Record<string, string>> = {
  THIRD_PARTY: '委托第三方机构',
  EXPERT_GROUP: '专家组',
  OWN: '自行组织',
};
export const BLOCKS: Readonly<Record<string, string>> = {
  DECISION: '决策',
  PROCESS: '过程',
  OUTPUT: '产出',
  OUTCOME: '效益',
};
export const FINDING_KINDS: Readonly<Record<string, string>> = {
  DECISION: '决策',
  MANAGEMENT: '管理',
  OUTPUT: '产出',
  OUTCOME: '效益',
  FUNDS: '资金',
};
export const DECISIONS: Readonly<Record<string, string>> = {
  ADOPTED: '采纳',
  PARTLY: '部分采纳',
  NOT_ADOPTED: '不采纳',
};
export const VERSION_KINDS: Readonly<Record<string, string>> = {
  DRAFT: '初稿',
  REVISED: '修改稿',
  FINAL: '定稿',
};

/** The report is final: nothing of the evaluation is open any more. */
export const wasFinalised = (state: string): boolean => FINAL_STATES.includes(state);

export const wan = (yuan: string): string => `${formatWan(yuan, { decimals: 2 })}万元`;

export function longDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
