import { type Refusal, refusal } from '../errors/refusal.js';

/** What somebody from outside is asked for. */
export type Outsider = 'FIRM' | 'EXPERT';

/**
 * A state secret is evaluated in-house only: by a team of the bureau or of the department, never by a firm or by experts
 * (domain E1; controls C26, C31).
 */
export function inHouseOnly(
  object: { readonly isClassified: boolean; readonly title: string },
  outsider: Outsider,
  field: string,
): Refusal[] {
  if (!object.isClassified) return [];
  return [
    refusal('CLASSIFIED_IN_HOUSE_ONLY', {
      ruleId: 'E-21',
      field,
      params: { evaluation: object.title, outsider },
      wayOut: 'EVALUATE_IN_HOUSE',
    }),
  ];
}

/** Whom a way of carrying an evaluation out brings in from outside; nobody where the body does it itself. */
export function outsiderOf(method: string, engagementId: string | null): Outsider | null {
  if (method === 'THIRD_PARTY' || engagementId !== null) return 'FIRM';
  return method === 'EXPERT_GROUP' ? 'EXPERT' : null;
}
