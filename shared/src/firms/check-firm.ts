import { isCreditCode } from '../agencies/credit-code.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { isDate } from '../periods/dates.js';

/** What a third party may be (财监〔2021〕4号 Art. 2). */
export const FIRM_KINDS = ['ACCOUNTING', 'CONSULTING', 'APPRAISAL', 'LAW', 'RESEARCH', 'UNIVERSITY', 'OTHER'] as const;

export interface FirmFacts {
  readonly name: string;
  readonly creditCode: string | null;
  readonly kind: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Everything that speaks against an entry of the registry. */
export function checkFirm(firm: FirmFacts): Refusal[] {
  const found: Refusal[] = [];
  if (!firm.name.trim()) found.push(refusal('REQUIRED', { field: 'name' }));
  if (!firm.creditCode) found.push(refusal('REQUIRED', { ruleId: 'T-02', field: 'creditCode' }));
  else if (!isCreditCode(firm.creditCode))
    found.push(refusal('CREDIT_CODE_CHECK', { ruleId: 'T-02', field: 'creditCode', wayOut: 'COPY_CREDIT_CODE' }));
  if (!(FIRM_KINDS as readonly string[]).includes(firm.kind)) found.push(refusal('FIELD_INVALID', { field: 'kind' }));
  for (const name of ['validFrom', 'validTo'] as const)
    if (firm[name] !== null && !isDate(firm[name])) found.push(refusal('FIELD_INVALID', { field: name }));
  if (firm.validFrom && firm.validTo && firm.validTo < firm.validFrom)
    found.push(refusal('VALIDITY_REVERSED', { ruleId: 'T-02', field: 'validTo' }));
  return found;
}

export interface FirmStanding {
  readonly name: string;
  readonly validTo: string | null;
  readonly suspendedUntil: string | null;
}

/** Whether the firm may be chosen on a day: neither suspended nor with a qualification that has run out. */
export function checkStanding(firm: FirmStanding, today: string): Refusal[] {
  const found: Refusal[] = [];
  if (firm.suspendedUntil && firm.suspendedUntil >= today)
    found.push(
      refusal('FIRM_SUSPENDED', {
        ruleId: 'T-05',
        field: 'firmId',
        params: { name: firm.name, until: firm.suspendedUntil },
        wayOut: 'CHOOSE_ANOTHER_FIRM',
      }),
    );
  if (firm.validTo && firm.validTo < today)
    found.push(
      refusal('QUALIFICATION_EXPIRED', {
        ruleId: 'T-05',
        field: 'firmId',
        params: { name: firm.name, until: firm.validTo },
        wayOut: 'RENEW_QUALIFICATION',
      }),
    );
  return found;
}
