import { type Refusal, refusal } from '../errors/refusal.js';
import type { AppraisalKind } from './criteria.js';

/** A document that an appraisal rests on, and the dimensions that it speaks to. */
export interface MaterialDefinition {
  readonly code: string;
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly isRequired: boolean;
}

const material = (
  code: string,
  name: string,
  dimensions: readonly string[],
  isRequired = true,
): MaterialDefinition => ({
  code,
  name,
  dimensions,
  isRequired,
});

/** Materials by object (practice of Beijing, domain §2.12). */
export const APPRAISAL_MATERIALS: Readonly<Record<AppraisalKind, readonly MaterialDefinition[]>> = {
  PROJECT: [
    material('APPLICATION', '项目申报书', ['NECESSITY', 'ECONOMY']),
    material('OBJECTIVE', '绩效目标申报表', ['GOALS']),
    material('EXPECTED_RESULTS', '预期绩效报告', ['GOALS'], false),
    material('LEGAL_BASIS', '法律规章与政策依据', ['NECESSITY', 'FINANCING']),
    material('PLAN', '发展规划', ['NECESSITY'], false),
    material('IMPLEMENTATION_PLAN', '实施方案', ['FEASIBILITY']),
    material('FEASIBILITY_STUDY', '可行性研究报告', ['NECESSITY', 'FEASIBILITY'], false),
    material('EXPERT_OPINION', '立项专家论证意见', ['NECESSITY'], false),
    material('PRELIMINARY_DESIGN', '初步设计', ['ECONOMY', 'FEASIBILITY'], false),
    material('FUNDING_PROOF', '资金来源和测算说明', ['ECONOMY', 'FINANCING']),
  ],
  POLICY: [
    material('POLICY_DRAFT', '政策文稿', ['NECESSITY', 'FEASIBILITY']),
    material('OBJECTIVE', '政策绩效目标表', ['GOALS']),
    material('LEGAL_BASIS', '法律规章与上级政策依据', ['NECESSITY', 'FINANCING']),
    material('SURVEY', '调研论证材料', ['NECESSITY'], false),
    material('IMPLEMENTATION_RULES', '实施细则', ['ECONOMY', 'FEASIBILITY']),
    material('FUNDING_PROOF', '资金测算和承受能力说明', ['ECONOMY', 'FINANCING']),
  ],
};

export const PREPARATION_TYPES = ['ROAD', 'BUILDING', 'INFORMATION', 'EQUIPMENT', 'SERVICE'] as const;
export type PreparationType = (typeof PREPARATION_TYPES)[number];

/** Preparation of a project's decision by type (R064): the default of the rule `exante.preparation`. */
export const DEFAULT_PREPARATION: Readonly<Record<PreparationType, readonly string[]>> = {
  ROAD: ['FEASIBILITY_STUDY', 'APPROVAL', 'LAND', 'PLAN', 'FUNDING'],
  BUILDING: ['FEASIBILITY_STUDY', 'APPROVAL', 'LAND', 'PLAN', 'FUNDING'],
  INFORMATION: ['FEASIBILITY_STUDY', 'APPROVAL', 'PLAN', 'FUNDING'],
  EQUIPMENT: ['APPROVAL', 'PLAN', 'FUNDING'],
  SERVICE: ['PLAN', 'FUNDING'],
};

export const PREPARATION_DOCUMENTS = ['FEASIBILITY_STUDY', 'APPROVAL', 'LAND', 'PLAN', 'FUNDING'] as const;

export type PreparationChecklists = Readonly<Record<string, readonly string[]>>;

/** Value of the rule `exante.preparation`; null where a type or a document is not known. */
export function readPreparation(value: unknown): PreparationChecklists | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fits = Object.entries(value).every(
    ([type, documents]) =>
      (PREPARATION_TYPES as readonly string[]).includes(type) &&
      Array.isArray(documents) &&
      documents.every((one) => (PREPARATION_DOCUMENTS as readonly unknown[]).includes(one)),
  );
  return fits ? (value as PreparationChecklists) : null;
}

/** 前期不充分: 3 of 5 documents are not enough; the missing ones are named. */
export function checkPreparation(type: string, present: readonly string[], lists: PreparationChecklists): Refusal[] {
  const asked = Object.hasOwn(lists, type) ? lists[type]! : [];
  const missing = asked.filter((code) => !present.includes(code));
  if (missing.length === 0) return [];
  return [
    refusal('PREPARATION_INSUFFICIENT', {
      ruleId: 'X-07',
      field: 'preparation',
      params: { type, present: asked.length - missing.length, required: asked.length, missing: missing.join(',') },
      wayOut: 'COMPLETE_PREPARATION',
      who: 'UNIT_CLERK',
    }),
  ];
}
