import { Exact } from '../decimal/decimal.js';
import type { IndicatorDraft, ObjectiveDraft } from '../indicators/objective.js';
import { parseMoney } from '../money/money.js';
import type { ClinicRule } from './clinic.types.js';
import { at, isCost, isWordy, subjectOf, targetNumber, textOf } from './reading.js';
import { patchRow, unitCostRow } from './rewrite.js';

const MONEY_IN =
  /(?:资金|经费|预算|财政).{0,4}(?:投入|到位|支出|拨付|支付|执行|下达|使用)|^投入|(?:经费|资金)(?:总额|金额|额度|规模)$|(?:发放|奖励|补助|补贴|资助|救助)(?:金|款)?(?:金额|总额)$|支出率$|支出进度$/;
/** Whether money was used as the law has it is a result, not an input. */
const PROPER = /合规|规范|公开|公示|准确|安全|违规/;
const PEOPLE_IN =
  /(?:投入|配备|派出|参与|安排|抽调).{0,4}(?:人员|人力|人手|干部)|(?:聘请|聘用|外聘).{0,8}(?:专家|人员|律师|顾问|教师)|工作人员(?:数|人数|数量)$/;
const MATERIAL_IN = /(?:办公用品|办公用纸|办公耗材|耗材|油料|燃油|材料)(?:数量|采购量|采购数量|消耗量|用量|购置数量)?$/;

/** 财力、人力和物力投入不能作为绩效目标: what goes in is not what comes out. */
const input: ClinicRule = {
  id: 'C-04',
  code: 'INPUT_AS_OUTPUT',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['DIRECTED'],
  check: ({ indicator, index }) => {
    if (!['QUANTITY', 'QUALITY'].includes(indicator.level2)) return [];
    const name = textOf(indicator.name).replace(/率$/, '');
    if (PROPER.test(name)) return [];
    const kind = MONEY_IN.test(name) || MONEY_IN.test(`${name}率`) ? 'MONEY' : PEOPLE_IN.test(name) ? 'PEOPLE' : null;
    const found = kind ?? (MATERIAL_IN.test(name) ? 'MATERIAL' : null);
    if (!found) return [];
    return [
      {
        field: at(index, 'name'),
        params: { kind: found },
        suggestion: { patches: [], removeRows: [index], basis: 'INPUT_IS_NO_OUTPUT' },
      },
    ];
  },
};

const ANY_WORK =
  /^(?:(?:项目|工作|任务|工程|年度|全年|本年|建设|实施|整体|总体)*(?:完成|完工|实施|执行|结束|竣工)?(?:时间|期限|时限|日期|节点|进度|周期|工期|及时性)?)$/;
const PROMPT_RATE =
  /^(?:项目|工作|任务|工程|年度|资金|经费|补助|补贴|款项|费用|支付|拨付|发放|实施|建设|完成|办理|采购)*(?:及时|按时|按期|准时)(?:支付|拨付|发放|完成|完工|办理|到位|实施|下达)?率$/;
const PROMPT =
  /^.{0,8}(?:及时|按时|按期|按计划|按进度)|(?:1[12]月|年)(?:份|\d{1,2}日)?底?(?:之?前|以前)?(?:全部)?(?:完成|完工)|(?:12月底|年底|年末)/;

function isBoilerplate(row: IndicatorDraft): boolean {
  const name = textOf(row.name);
  if (row.direction === 'DATE_BY') {
    const date = textOf(row.targetOn);
    return /-12-31$/.test(date) || (/-12-\d\d$/.test(date) && ANY_WORK.test(name));
  }
  if (isWordy(row))
    return PROMPT.test(textOf(row.targetText)) && !/\d+(?:个)?(?:工作日|天|小时|日内)/.test(textOf(row.targetText));
  if (row.direction === 'BOOL') return /及时|按时|按期/.test(name) && !/\d/.test(name);
  const unit = textOf(row.unit);
  const months = Number(targetNumber(row) ?? 0) * (/^(?:个)?月$|^月份$/.test(unit) ? 1 : unit === '年' ? 12 : 0);
  return PROMPT_RATE.test(name) || (months === 12 && ANY_WORK.test(name));
}

/** 时效 only where timing matters, not “12月底前完成” (财预〔2021〕101号). */
const timeliness: ClinicRule = {
  id: 'C-06',
  code: 'TIMELINESS_BOILERPLATE',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['SPECIFIC', 'FEASIBLE'],
  check: ({ indicator, index, objective }) => {
    if (indicator.level2 !== 'TIMELINESS' || !isBoilerplate(indicator)) return [];
    const subject = subjectOf(objective);
    const change = { direction: 'DATE_BY', targetValue: null, targetText: null, targetOn: null, unit: null };
    const name = subject ? `${subject}完成时间` : `${textOf(indicator.name).slice(0, 40)}（关键节点）`;
    return [
      {
        field: at(index, indicator.direction === 'DATE_BY' ? 'targetOn' : 'name'),
        suggestion: { patches: patchRow(indicator, index, { name, ...change }), basis: 'DATE_THAT_BINDS' },
      },
    ];
  },
};

const KEPT = /(?:预算|批复|批准|概算|计划|规定|标准).{0,6}(?:内|范围)|不超|不突破|严格控制|控制成本|厉行节约/;
const KEPT_RATE = /(?:预算|成本|经费|支出|费用|投资).{0,4}(?:控制|执行|节约|节支)率$|^节约率$/;
const TOTAL = /总成本|控制数|总投资|总费用|总支出|总额|支出|经费|项目成本/;
const YUAN: Readonly<Record<string, string>> = { 元: '1', 万元: '10000', 亿元: '100000000' };

function repeatsAmount(row: IndicatorDraft, objective: ObjectiveDraft): boolean {
  const value = targetNumber(row);
  const factor = YUAN[textOf(row.unit)];
  const amount = parseMoney(objective.annualAmount);
  if (!value || !factor || !amount.ok || row.direction === 'GE' || !TOTAL.test(textOf(row.name))) return false;
  return new Exact(value).times(factor).eq(amount.value);
}

/** 成本指标虚化: that the budget is kept holds of every project and says nothing about its cost. */
const hollowCost: ClinicRule = {
  id: 'C-08',
  code: 'COST_HOLLOW',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['MATCHED', 'SPECIFIC'],
  check: ({ indicator, index, objective }) => {
    if (!isCost(indicator)) return [];
    const words = isWordy(indicator) && KEPT.test(textOf(indicator.targetText));
    const isYes = indicator.direction === 'BOOL' && /预算|成本|控制/.test(textOf(indicator.name));
    if (!words && !isYes && !KEPT_RATE.test(textOf(indicator.name)) && !repeatsAmount(indicator, objective)) return [];
    const better = unitCostRow(objective, { level1: indicator.level1, level2: indicator.level2 });
    const { name, direction, targetValue, unit } = better ?? {};
    const change = { name: name!, direction: direction!, targetValue: targetValue!, unit: unit!, targetText: null };
    return [
      {
        field: at(index, 'name'),
        suggestion: better ? { patches: patchRow(indicator, index, change), basis: 'UNIT_COST' } : undefined,
      },
    ];
  },
};

export const SUBSTANCE_RULES: readonly ClinicRule[] = [input, timeliness, hollowCost];
