/** A fraction of whole numbers: working is checked without a decimal anywhere. */
type Fraction = readonly [above: bigint, below: bigint];

/**
 * Works out arithmetic as one writes it, `10 × (1 − 15 ÷ 274)` or `4 × min(96.35%, 100%)`, exactly, and rounds it half up
 * to two decimals; below nought it is nought, as points are.
 *
 * @throws Error where the text is not such arithmetic
 */
export function workOut(text: string): string {
  const signs = text.match(/\d+(?:\.\d+)?|min|[×÷+−(),%]/g) ?? [];
  if (signs.join('') !== text.replaceAll(' ', '')) throw new Error(`cannot read "${text}"`);
  let at = 0;
  const expect = (sign: string): void => {
    if (signs[at++] !== sign) throw new Error(`"${sign}" is missing in "${text}"`);
  };

  const factor = (): Fraction => {
    const sign = signs[at++]!;
    if (sign === '(') {
      const inner = sum();
      expect(')');
      return inner;
    }
    if (sign === 'min') {
      expect('(');
      const [a, b] = sum();
      expect(',');
      const [c, d] = sum();
      expect(')');
      return a * d <= c * b ? [a, b] : [c, d];
    }
    const [whole, decimals = ''] = sign.split('.');
    const below = 10n ** BigInt(decimals.length);
    if (signs[at] !== '%') return [BigInt(whole! + decimals), below];
    at += 1;
    return [BigInt(whole! + decimals), below * 100n];
  };
  const product = (): Fraction => {
    let [above, below] = factor();
    while (signs[at] === '×' || signs[at] === '÷') {
      const turned = signs[at++] === '÷';
      const [a, b] = factor();
      [above, below] = turned ? [above * b, below * a] : [above * a, below * b];
    }
    return [above, below];
  };
  const sum = (): Fraction => {
    let [above, below] = product();
    while (signs[at] === '+' || signs[at] === '−') {
      const sign = signs[at++] === '−' ? -1n : 1n;
      const [a, b] = product();
      [above, below] = [above * b + sign * a * below, below * b];
    }
    return [above, below];
  };

  const [above, below] = sum();
  if (at < signs.length) throw new Error(`"${text}" goes on after its end`);
  if (above < 0n) return '0.00';
  const hundredths = (above * 200n + below) / (below * 2n);
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')}`;
}
