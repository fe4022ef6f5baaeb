import type { IndicatorDraft } from '../indicators/objective.js';
import type { ClinicRule } from './clinic.types.js';
import { at, isCost, textOf } from './reading.js';
import { patchRow } from './rewrite.js';

const BAD =
  /投诉|事故|发案|死亡|返贫|辍学|流失|超标|违规|违法|失败|差错|误差|故障|停电|损失|逾期|超支|闲置|伤亡|失业|发病|感染|信访|退件|漏损|破损|排放|能耗|火灾/;
const ANSWERED =
  /办结|处理|处置|整改|化解|救治|回复|响应|治愈|控制|修复|排查|查处|查办|下降|减少|降低|压减|防治|预防|培训|演练|排除|追回|挽回|避免|监测|检查|统计|达标|核查|调解|受理|复发|保险|报告|拆除|整治/;
const GOOD =
  /(?:满意度|满意率|合格率|完成率|达标率|优良率|覆盖率|普及率|就业率|办结率|准确率|知晓率|增长率|利用率|通过率|完好率|接种率|签约率|巩固率|整改率|处置率|参与率)$/;
const PRICE = /(?:单价|价格|成本|造价|费用)$/;
const WAIT =
  /(?:平均|办理|审批|响应|等待|处置|到达|办结|办案|审理|处理|报告|救援|反应|送达).*(?:时间|时限|天数|时长|周期|期限)$/;

/** Which way is better; null where the name does not say. */
function wanted(row: IndicatorDraft): 'GE' | 'LE' | null {
  const name = textOf(row.name).replace(/\([^()]*\)$/, '');
  if (BAD.test(name) && !ANSWERED.test(name)) return 'LE';
  if (WAIT.test(name) && !/使用|开放|运行|学习|在岗|服务时长|压缩|缩短|减少/.test(name)) return 'LE';
  if (PRICE.test(name) && !/节约|降低|减少|节省/.test(name) && row.level1 !== 'OUTCOME') return 'LE';
  if (isCost(row) && !/节约|降低|减少|节省|率$/.test(name)) return 'LE';
  if (row.level1 === 'SATISFACTION' || GOOD.test(name)) return 'GE';
  return null;
}

/** A price that should be at least so much, complaints that should abound: the sign is the wrong way round. */
const direction: ClinicRule = {
  id: 'C-11',
  code: 'DIRECTION_SENSELESS',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['SPECIFIC'],
  check: ({ indicator, index }) => {
    const right = wanted(indicator);
    // A satisfaction of exactly 90 would punish 95.
    const judged = indicator.level1 === 'SATISFACTION' ? ['GE', 'LE', 'EQ'] : ['GE', 'LE'];
    if (!right || !judged.includes(indicator.direction) || indicator.direction === right) return [];
    return [
      {
        field: at(index, 'direction'),
        params: { given: indicator.direction, wanted: right },
        suggestion: { patches: patchRow(indicator, index, { direction: right }), basis: 'DIRECTION_OF_THE_GOOD' },
      },
    ];
  },
};

interface Dimension {
  readonly names: RegExp;
  /** Units of that dimension; anything with a stroke (元/人) is left to the reader. */
  readonly units: RegExp;
  readonly usual: string;
}

const RATE = /(?:率|满意度|比例|占比|比重)$/;
const DIMENSIONS: readonly Dimension[] = [
  { names: RATE, units: /^(?:%|‰|百分比|百分点|个百分点|分|千分比|倍|比|.*[/:].*)$/, usual: '%' },
  { names: /(?:人数|人次|人次数)$/, units: /^(?:百|千|万)?(?:人|人次|名|位|人天)$/, usual: '人' },
  { names: /(?:里程|长度)$/, units: /^(?:米|m|公里|千米|km|延米|万米|万公里)$/i, usual: '公里' },
  { names: /面积$/, units: /^(?:万|亿)?(?:平方米|平方公里|㎡|m2|亩|公顷|平米|顷)$/i, usual: '平方米' },
  {
    names: /(?:时间|时限|天数|时长)$/,
    units: /^(?:个)?(?:天|日|工作日|小时|分钟|分|秒|月|个月|周|年|时|.*[/].*)$/,
    usual: '天',
  },
  { names: /(?:单价|成本|造价|价格)$/, units: /元/, usual: '元' },
  { names: /(?:数量|个数|次数|件数|起数|户数|台数|场次)$/, units: /^[^%‰]+$/, usual: '个' },
];

/** The unit belongs to another kind of thing than the name: a rate in 个, people in %. */
const unit: ClinicRule = {
  id: 'C-12',
  code: 'UNIT_SENSELESS',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['SPECIFIC'],
  check: ({ indicator, index }) => {
    const given = textOf(indicator.unit);
    const name = textOf(indicator.name).replace(/\([^()]*\)$/, '');
    if (!given || ['QUAL', 'BOOL', 'DATE_BY'].includes(indicator.direction)) return [];
    const dimension = DIMENSIONS.find(({ names }) => names.test(name));
    if (!dimension || dimension.units.test(given)) return [];
    return [
      {
        field: at(index, 'unit'),
        params: { given, usual: dimension.usual },
        suggestion: { patches: patchRow(indicator, index, { unit: dimension.usual }), basis: 'ONE_DIMENSION' },
      },
    ];
  },
};

export const SENSE_RULES: readonly ClinicRule[] = [direction, unit];
