/** Calendar arithmetic on ISO dates. It reads no clock: the demo is the same every day. */
export function addDays(date: string, days: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** Morning of a business day in Asia/Shanghai, as a timestamp. */
export function atHour(date: string, hour: number, minute = 0): string {
  return `${date}T${String(hour).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00+08:00`;
}

export function padded(n: number, width: number): string {
  return String(n).padStart(width, '0');
}

/** A small spread that looks uneven and is always the same. */
export function spread(n: number, modulus: number): number {
  return ((n * 2_654_435_761) % 4_294_967_296) % modulus;
}
