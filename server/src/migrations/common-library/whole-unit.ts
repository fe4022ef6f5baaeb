import type { WholeUnitLine } from './shapes.js';

const line = (
  dimension: string,
  criterion: string,
  code: string,
  level2: string,
  name: string,
  direction: 'GE' | 'LE',
  unit: string,
  definition: string,
  formula: string,
  example: string,
): WholeUnitLine => [
  dimension,
  criterion,
  code,
  level2,
  name,
  null,
  ['部门整体支出'],
  direction,
  unit,
  definition,
  formula,
  example,
];

/** 人员结构、支出水平、资产管理、实现绩效 by 经济性、效率性、效益性、公平性: one indicator for each of the sixteen cells (R053). */
// prettier-ignore
export const WHOLE_UNIT: readonly WholeUnitLine[] = [
  line('STAFF', 'ECONOMY', 'Z01', 'ECONOMIC_COST', '在职人员控制率', 'LE', '%', '实有在编人数占核定编制数的比例。', '在编人数 ÷ 编制数 × 100%', '编制 80 人，在编 76 人，76 ÷ 80 × 100% = 95%。'),
  line('STAFF', 'EFFICIENCY', 'Z02', 'QUANTITY', '人均办理事项数', 'GE', '件/人', '履职事项办结总数除以在岗人数。', '办结事项数 ÷ 在岗人数', '办结 6,080 件，在岗 76 人，80 件/人。'),
  line('STAFF', 'EFFECTIVENESS', 'Z03', 'QUALITY', '关键岗位人员持证率', 'GE', '%', '要求持证的岗位中人员持证的比例。', '持证人数 ÷ 应持证人数 × 100%', '应持证 24 人，持证 23 人，23 ÷ 24 × 100% = 95.83%。'),
  line('STAFF', 'EQUITY', 'Z04', 'SOCIAL', '基层和一线人员占比', 'GE', '%', '在服务窗口和一线工作的人员比例。', '一线人数 ÷ 在岗人数 × 100%', '在岗 76 人，一线 53 人，53 ÷ 76 × 100% = 69.74%。'),
  line('EXPENDITURE', 'ECONOMY', 'Z05', 'ECONOMIC_COST', '公用经费控制率', 'LE', '%', '公用经费实际支出占预算的比例。', '公用经费支出 ÷ 公用经费预算 × 100%', '预算 200 万元，支出 192 万元，控制率 96%。'),
  line('EXPENDITURE', 'EFFICIENCY', 'Z06', 'TIMELINESS', '部门预算执行率', 'GE', '%', '年末支出占调整后预算的比例。', '实际支出 ÷ 调整后预算 × 100%', '调整后 1,000 万元，支出 965 万元，执行率 96.5%。'),
  line('EXPENDITURE', 'EFFECTIVENESS', 'Z07', 'QUALITY', '重点项目支出保障率', 'GE', '%', '重点项目支出占项目支出总额的比例。', '重点项目支出 ÷ 项目支出 × 100%', '项目 800 万元，重点 640 万元，保障率 80%。'),
  line('EXPENDITURE', 'EQUITY', 'Z08', 'SOCIAL', '预决算公开及时完整率', 'GE', '%', '应公开事项中按期、按规定内容公开的比例。', '合格公开事项数 ÷ 应公开事项数 × 100%', '应公开 6 项，合格 6 项，完整率 100%。'),
  line('ASSETS', 'ECONOMY', 'Z09', 'ECONOMIC_COST', '资产配置超标率', 'LE', '%', '超过配置标准的资产数量比例。', '超标数量 ÷ 配置数量 × 100%', '配置 320 件，超标 0 件，超标率 0%。'),
  line('ASSETS', 'EFFICIENCY', 'Z10', 'QUANTITY', '固定资产利用率', 'GE', '%', '在用固定资产占全部固定资产原值的比例。', '在用资产原值 ÷ 全部资产原值 × 100%', '全部 1,500 万元，在用 1,455 万元，利用率 97%。'),
  line('ASSETS', 'EFFECTIVENESS', 'Z11', 'QUALITY', '资产账实相符率', 'GE', '%', '盘点资产中账、卡、物一致的比例。', '相符件数 ÷ 盘点件数 × 100%', '盘点 900 件，相符 896 件，896 ÷ 900 × 100% = 99.56%。'),
  line('ASSETS', 'EQUITY', 'Z12', 'SUSTAINABILITY', '资产共享共用率', 'GE', '%', '可共享的大型设备和场所中对外提供使用的比例。', '已共享数 ÷ 可共享数 × 100%', '可共享 10 项，已共享 7 项，共享率 70%。'),
  line('PERFORMANCE', 'ECONOMY', 'Z13', 'ECONOMIC_COST', '单位履职成本下降率', 'GE', '%', '每办结一件事项的支出比上年下降的幅度。', '（上年单位成本 − 本年单位成本）÷ 上年单位成本 × 100%', '由 200 元降到 190 元，10 ÷ 200 × 100% = 5%。'),
  line('PERFORMANCE', 'EFFICIENCY', 'Z14', 'TIMELINESS', '重点工作按期办结率', 'GE', '%', '年度重点工作中按期办结的比例。', '按期办结数 ÷ 重点工作数 × 100%', '重点 15 项，按期 14 项，14 ÷ 15 × 100% = 93.33%。'),
  line('PERFORMANCE', 'EFFECTIVENESS', 'Z15', 'SOCIAL', '履职目标达成率', 'GE', '%', '部门整体绩效目标的指标中达成的比例。', '达成指标数 ÷ 指标总数 × 100%', '指标 20 个，达成 19 个，19 ÷ 20 × 100% = 95%。'),
  line('PERFORMANCE', 'EQUITY', 'Z16', 'BENEFICIARY_SATISFACTION', '城乡服务对象满意度差距', 'LE', '个百分点', '城镇与乡村服务对象满意度之差的绝对值。', '城镇满意度与乡村满意度之差的绝对值', '城镇 94%，乡村 91%，差距 3 个百分点。'),
];
