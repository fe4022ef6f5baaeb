import type { Attainment } from '../scoring/types.js';
import { COMMON_BY_CODE, type CommonIndicator } from '../self-evaluation/common-indicators.js';
import type { SelfFormRow } from './self-form.js';

/** One common indicator of a whole unit as its form and its annex carry it. */
export interface SelfFormCommon {
  readonly id: string;
  readonly code: string;
  readonly weight: string;
  readonly target: string | null;
  readonly baseA: string | null;
  readonly baseB: string | null;
  readonly attainment: Attainment | null;
  readonly share: string | null;
  readonly isNotApplicable: boolean;
  readonly cause: string | null;
  readonly measures: string | null;
  readonly evidence: string | null;
  readonly value: string | null;
  readonly score: string | null;
}

export type SelfCommonDraft = Omit<SelfFormCommon, 'code' | 'weight' | 'target' | 'value' | 'score'>;

const LEVELS: Readonly<Record<CommonIndicator['level1'], string>> = {
  INPUT: '投入',
  PROCESS: '过程',
  OUTPUT: '产出',
  OUTCOME: '效果',
};

/** As a row of the official table: what is computed from bases stands where a unit would write its value. */
export function commonRow(one: SelfFormCommon): SelfFormRow[] {
  const preset = COMMON_BY_CODE.get(one.code);
  if (!preset) return [];
  return [
    {
      ...one,
      level1: LEVELS[preset.level1],
      level2: preset.level2,
      name: preset.name,
      direction: preset.direction,
      targetValue: one.target,
      targetText: null,
      targetOn: null,
      unit: '%',
      actualValue: one.value,
      actualOn: null,
      actualYes: null,
      overCause: null,
    },
  ];
}

/** Indicators that are computed, with the words for what they are computed from. */
export function computedCommon(
  common: readonly SelfFormCommon[],
): { readonly one: SelfFormCommon; readonly preset: CommonIndicator; readonly bases: readonly [string, string] }[] {
  return common.flatMap((one) => {
    const preset = COMMON_BY_CODE.get(one.code);
    return preset?.bases ? [{ one, preset, bases: preset.bases }] : [];
  });
}

/** A blank row of a common indicator as the rules of the year have it. */
export const blankCommon = ({ code, points, target }: CommonIndicator): SelfFormCommon => ({
  id: '',
  code,
  weight: points,
  target,
  baseA: null,
  baseB: null,
  attainment: null,
  share: null,
  isNotApplicable: false,
  cause: null,
  measures: null,
  evidence: null,
  value: null,
  score: null,
});
