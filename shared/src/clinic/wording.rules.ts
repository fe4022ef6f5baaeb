import type { ClinicRule, Finding, RowCase } from './clinic.types.js';
import {
  at,
  hasNumber,
  isChange,
  isCost,
  isGraded,
  isMeasure,
  isPercent,
  isWordy,
  subjectOf,
  targetNumber,
  textOf,
} from './reading.js';
import { gradesFor, patchRow } from './rewrite.js';

const LEAD =
  /^(?:进一步|不断|持续|有效|全面|大力|切实|积极|逐步|显著|明显)?(加强|提升|完善|提高|改善|促进|推动|优化|增强|强化|深化|健全|推进|加快|巩固|规范)(?!型)/;
const TAIL =
  /(?:水平|能力|质量|意识|素质|环境|机制|体系|效率|效益)(?:得到|进一步|不断|持续|显著|明显|有效)*(提升|提高|改善|增强|加强|完善|优化|健全)$/;
const EMPTY =
  /显著|明显|进一步|有所|更加|不断|逐步|(?<!可)持续|稳步|大幅|较大|较[高好满强低快]|良好|优秀|提升|提高|改善|增强|加强|积极|有序|严格|高效|有效|优化|完善|健全|提速|按要求|按规定|待定|没有目标|暂无|基本满意|^(?:高|好|强|优|有利|满意|很好|很高)$/;
const PROMPT = /及时|按时|按期|按计划|按进度|底前|年底/;
const BUDGET_KEPT = /预算|批复|概算|不超|超支|超出/;

/** Vague verb that opens or closes the name of something nobody can count (domain §2.2). */
function vagueVerb(name: string): string | null {
  const text = textOf(name);
  if (isMeasure(text)) return null;
  return LEAD.exec(text)?.[1] ?? TAIL.exec(text)?.[1] ?? null;
}

/** A measure in place of the wish; where only words stand, grades in place of the adjective. */
function rename({ indicator, index }: RowCase): Finding['suggestion'] {
  if (!targetNumber(indicator)) {
    return {
      patches: patchRow(indicator, index, {
        direction: 'QUAL',
        targetText: gradesFor(indicator.name),
        targetValue: null,
      }),
      basis: 'GRADES',
    };
  }
  const thing = textOf(indicator.name)
    .replace(LEAD, '')
    .replace(TAIL, '')
    .replace(/(?:水平|能力|质量|意识|素养)$/, '');
  const about = thing.length >= 2 ? thing : textOf(indicator.name);
  const name = isPercent(indicator) ? `${about}事项按期完成率` : `${about}事项完成数量`;
  return { patches: patchRow(indicator, index, { name }), basis: 'MEASURABLE_NAME' };
}

const vague: ClinicRule = {
  id: 'C-01',
  code: 'VAGUE_VERB',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['DIRECTED', 'SPECIFIC'],
  check: (given) => {
    const { indicator, index } = given;
    const word = vagueVerb(indicator.name);
    if (!word || isGraded(indicator.targetText)) return [];
    return [{ field: at(index, 'name'), params: { word }, suggestion: rename(given) }];
  },
};

/** R054: “进一步提高效益” without a value is 目标空泛; a number, or grades with conditions, clears it. */
const emptyTarget: ClinicRule = {
  id: 'C-17',
  code: 'TARGET_EMPTY',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['QUANTIFIED', 'SPECIFIC'],
  check: (given) => {
    const { indicator, index } = given;
    const text = textOf(indicator.targetText);
    const grades: Finding['suggestion'] = {
      patches: patchRow(indicator, index, { targetText: gradesFor(indicator.name) }),
      basis: 'GRADES',
    };
    if (isWordy(indicator)) {
      const isOther = PROMPT.test(text) || (isCost(indicator) && BUDGET_KEPT.test(text));
      if (isOther || !EMPTY.test(text) || isGraded(text) || hasNumber(text)) return [];
      return [{ field: at(index, 'targetText'), params: { text: text.slice(0, 40) }, suggestion: grades }];
    }
    const hasTarget = targetNumber(indicator) ?? indicator.targetLow ?? indicator.targetOn ?? indicator.bands;
    const isOpen = ['GE', 'LE', 'EQ', 'QUAL'].includes(indicator.direction) && !hasTarget;
    if (!isOpen || hasNumber(indicator.name) || !vagueVerb(indicator.name)) return [];
    const asGrades = patchRow(indicator, index, { direction: 'QUAL', targetText: gradesFor(indicator.name) });
    return [
      {
        field: at(index, 'name'),
        params: { text: textOf(indicator.name).slice(0, 40) },
        suggestion: { patches: asGrades, basis: 'GRADES' },
      },
    ];
  },
};

/** 效益指标软化: a benefit that has neither a number nor described grades. */
const softBenefit: ClinicRule = {
  id: 'C-15',
  code: 'BENEFIT_SOFT',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['QUANTIFIED'],
  check: ({ indicator, index }) => {
    if (indicator.level1 !== 'OUTCOME') return [];
    const text = textOf(indicator.targetText);
    const isYesNo = indicator.direction === 'BOOL' && indicator.level2 === 'ECONOMIC';
    const isSoft = isWordy(indicator) && !isGraded(text) && !hasNumber(text) && !EMPTY.test(text);
    if (!isYesNo && !isSoft) return [];
    const patches = patchRow(indicator, index, { direction: 'QUAL', targetText: gradesFor(indicator.name) });
    return [
      { field: at(index, 'targetText'), params: { text: text.slice(0, 40) }, suggestion: { patches, basis: 'GRADES' } },
    ];
  },
};

const BARE_RATE =
  /^(?:项目|工作|任务|年度|目标|各项|总体|业务|按时|按期|完成|实施|建设|验收|考核|检查|一次性)*(合格|完成|达标|覆盖|优良|优秀|执行|及时|通过|利用|使用|普及|达成|实现|办结|准确|完好|成功|参与|知晓|受益|整改|落实|就业|服务)率$/;

/** A share of nothing in particular: 合格率 of what, out of what. */
const denominator: ClinicRule = {
  id: 'C-02',
  code: 'RATE_WITHOUT_DENOMINATOR',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['DIRECTED', 'SPECIFIC'],
  check: ({ indicator, index, objective }) => {
    const name = textOf(indicator.name);
    const word = BARE_RATE.exec(name)?.[1];
    if (!word || textOf(indicator.formulaText)) return [];
    const subject = subjectOf(objective);
    const better = subject && !BARE_RATE.test(subject + name) ? subject + name : `${name}（${word}数÷应${word}总数）`;
    const suggestion = { patches: patchRow(indicator, index, { name: better }), basis: 'NUMERATOR_DENOMINATOR' };
    return [{ field: at(index, 'name'), params: { text: name.slice(0, 40) }, suggestion }];
  },
};

/** An increase over nothing: the value that it starts from is neither in the row nor known from last year. */
const baseline: ClinicRule = {
  id: 'C-03',
  code: 'INCREASE_WITHOUT_BASELINE',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['FEASIBLE', 'JUSTIFIED'],
  check: ({ indicator, index, facts }) => {
    const stated = hasNumber(indicator.formulaText) || hasNumber(indicator.name);
    const known = Boolean(textOf(indicator.baselineValue)) || Boolean(facts.lastActual);
    if (
      !isChange(indicator.name) ||
      isCost(indicator) ||
      vagueVerb(indicator.name) ||
      stated ||
      known ||
      isGraded(indicator.targetText)
    )
      return [];
    return [{ field: at(index, 'name') }];
  },
};

export const WORDING_RULES: readonly ClinicRule[] = [vague, denominator, baseline, softBenefit, emptyTarget];
