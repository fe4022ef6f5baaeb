/** Value of the rule `self.remindMonths`: months in whose first days the divisions are told; null where it cannot be read. */
export function readMonths(value: unknown): number[] | null {
  if (!Array.isArray(value) || value.length > 12) return null;
  const months = value.map((one: unknown) => {
    const month = typeof one === 'object' && one !== null ? (one as Readonly<Record<string, unknown>>).month : null;
    return typeof month === 'number' && Number.isInteger(month) && month >= 1 && month <= 12 ? month : null;
  });
  if (months.includes(null) || new Set(months).size < months.length) return null;
  return months as number[];
}
