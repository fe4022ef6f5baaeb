import {
  compareMoney,
  fen,
  isDate,
  isEconomicClass,
  type Parsed,
  parseMoney,
  type Refusal,
  refusal,
  ZERO,
} from '@jixiao/shared';

export const CATEGORIES = ['OPERATING', 'SPECIFIC'] as const;
export const NATURES = ['NEW', 'CONTINUING'] as const;
export const FUND_KINDS = ['GENERAL_PUBLIC', 'GOVERNMENT_FUND', 'STATE_CAPITAL', 'SOCIAL_INSURANCE'] as const;
export const FUND_SOURCES = ['CURRENT_YEAR', 'CARRYOVER', 'SUPERIOR_TRANSFER', 'SPECIAL_BOND', 'OTHER'] as const;
export const ADJUSTMENT_KINDS = ['SUPPLEMENT', 'VIREMENT', 'REDUCTION', 'LINKAGE'] as const;

export interface DraftLine {
  fundKind: string;
  fundSource: string;
  /** Yuan as typed. */
  amount: string;
}

export interface DraftProject {
  code: string;
  name: string;
  startsOn?: string | null;
  endsOn?: string | null;
  fundingLines: readonly DraftLine[];
}

/** What can be said of a project without asking the database; every reason at once. */
export function checkProject(draft: DraftProject, prefix = ''): Refusal[] {
  const found: Refusal[] = [];
  if (!draft.code.trim()) found.push(refusal('REQUIRED', { field: `${prefix}code` }));
  if (!draft.name.trim()) found.push(refusal('REQUIRED', { field: `${prefix}name` }));
  if (
    draft.startsOn &&
    draft.endsOn &&
    isDate(draft.startsOn) &&
    isDate(draft.endsOn) &&
    draft.endsOn < draft.startsOn
  ) {
    found.push(refusal('PROJECT_PERIOD_REVERSED', { field: `${prefix}endsOn` }));
  }
  if (draft.fundingLines.length === 0) found.push(refusal('FUNDING_LINES_MISSING', { field: `${prefix}fundingLines` }));
  const seen = new Set<string>();
  draft.fundingLines.forEach((line, index) => {
    const amount = parseMoney(line.amount, { field: `${prefix}fundingLines[${index}].amount` });
    if (!amount.ok) found.push(amount.refusal);
    const key = `${line.fundKind}/${line.fundSource}`;
    if (seen.has(key))
      found.push(refusal('FUNDING_LINE_TWICE', { field: `${prefix}fundingLines[${index}].fundSource` }));
    seen.add(key);
  });
  return found;
}

export function checkEconomicClass(economicClass: string | null | undefined): Refusal[] {
  const code = economicClass?.trim();
  return code && !isEconomicClass(code)
    ? [refusal('ECONOMIC_CLASS_INVALID', { field: 'economicClass', params: { value: code } })]
    : [];
}

/** A cut may not take away more than there is. */
export function checkAdjustment(amount: Parsed<string>, kind: string, lineBudget: string): Refusal[] {
  if (!amount.ok) return [amount.refusal];
  const value = amount.value;
  if (compareMoney(value, ZERO) === 0) return [refusal('AMOUNT_ZERO', { field: 'amount' })];
  if (kind === 'SUPPLEMENT' && fen(value) < 0n) return [refusal('SUPPLEMENT_NEGATIVE', { field: 'amount' })];
  if (kind === 'REDUCTION' && fen(value) > 0n) return [refusal('REDUCTION_POSITIVE', { field: 'amount' })];
  if (fen(lineBudget) + fen(value) < 0n) {
    return [refusal('ADJUSTMENT_BELOW_ZERO', { field: 'amount', params: { available: lineBudget, amount: value } })];
  }
  return [];
}
