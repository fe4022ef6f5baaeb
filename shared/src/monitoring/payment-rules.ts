/** What a rule on payments can find (R112); the official words are in the client's catalogue. */
export const PAYMENT_FINDINGS = ['ADMIN_COST_ON_SPECIAL', 'PUBLIC_EXPENSE', 'BEYOND_SCOPE', 'PURPOSE_CHANGED'] as const;
export type PaymentFinding = (typeof PAYMENT_FINDINGS)[number];

/** Codes of 部门预算支出经济分类; a code of a class stands for the items below it. */
export interface PaymentRules {
  /** Administrative costs that no special fund bears (行政经费挤占专项资金). */
  readonly adminClasses: readonly string[];
  /** Running costs of the office that no project bears (项目支出弥补公用支出). */
  readonly publicClasses: readonly string[];
}

export const DEFAULT_PAYMENT_RULES: PaymentRules = {
  // 因公出国（境）费用, 公务接待费, 公务用车运行维护费
  adminClasses: ['30212', '30217', '30231'],
  // 办公费, 水费, 电费, 邮电费, 取暖费, 物业管理费
  publicClasses: ['30201', '30205', '30206', '30207', '30208', '30209'],
};

/** What was said to be permitted for the project or its fund; an empty list permits whatever no rule forbids. */
export interface SpendingScope {
  readonly economicClasses: readonly string[];
  readonly purposes: readonly string[];
}

export interface JudgedPayment {
  readonly economicClass: string | null;
  readonly purpose: string | null;
  /** A refund takes nothing out and is never a misuse. */
  readonly isRefund: boolean;
  /** 特定目标类, or money with a fund tag. */
  readonly isSpecial: boolean;
  readonly scope: SpendingScope | null;
}

const CODE = /^\d{3}(\d{2})?$/;
const isCodes = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= 100 && value.every((code) => typeof code === 'string' && CODE.test(code));

/** Value of the rule `monitoring.paymentRules`; null where it cannot be read. */
export function readPaymentRules(value: unknown): PaymentRules | null {
  if (typeof value !== 'object' || value === null) return null;
  const { adminClasses, publicClasses, ...rest } = value as Readonly<Record<string, unknown>>;
  if (Object.keys(rest).length > 0 || !isCodes(adminClasses) || !isCodes(publicClasses)) return null;
  return { adminClasses, publicClasses };
}

export const isEconomicClass = (code: string): boolean => CODE.test(code);

const within = (code: string, classes: readonly string[]): boolean => classes.some((one) => code.startsWith(one));

/** Everything that is wrong with one payment. What the place has permitted by name is not a misuse. */
export function judgePayment(payment: JudgedPayment, rules: PaymentRules): PaymentFinding[] {
  if (payment.isRefund) return [];
  const found: PaymentFinding[] = [];
  const { economicClass: code, purpose, scope } = payment;
  const permitted = scope?.economicClasses ?? [];
  if (code !== null && !within(code, permitted)) {
    if (payment.isSpecial && within(code, rules.adminClasses)) found.push('ADMIN_COST_ON_SPECIAL');
    else if (within(code, rules.publicClasses)) found.push('PUBLIC_EXPENSE');
    if (permitted.length > 0) found.push('BEYOND_SCOPE');
  }
  const purposes = scope?.purposes ?? [];
  if (purpose !== null && purposes.length > 0 && !purposes.some((one) => purpose.includes(one)))
    found.push('PURPOSE_CHANGED');
  return found;
}
