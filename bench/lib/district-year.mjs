/**
 * A district's year of self-evaluations: sheets of fourteen indicators and the row of money spent, made from a number, so
 * that Node.js and a browser score the very same ones. Imports nothing: it runs in both.
 */
export function districtYear(sheets) {
  let state = 20191226;
  const lot = (below) => {
    // A linear congruence of 32 bits: its high bits are good enough for amounts.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const amount = () => (lot(900_000) / 100 + 10).toFixed(2);
  const near = (value) => ((Number(value) * (60 + lot(90))) / 100).toFixed(2);
  const indicator = (ordinal) => {
    const weight = ordinal < 6 ? '7' : '6';
    const target = amount();
    switch (ordinal % 7) {
      case 0:
      case 1:
        return [
          { direction: 'GE', weight, target },
          { value: near(target), overCause: 'TARGET_SET_TOO_LOW' },
        ];
      case 2:
        return [
          { direction: 'LE', weight, target },
          { value: near(target), overCause: 'OTHER' },
        ];
      case 3:
        return [
          { direction: 'EQ', weight, target },
          { value: near(target), overCause: 'TARGET_SET_TOO_LOW' },
        ];
      case 4: {
        const on = `2019-12-${String(1 + lot(30)).padStart(2, '0')}`;
        return [{ direction: 'DATE_BY', weight, plannedStartOn: '2019-03-01', targetOn: '2019-12-10' }, { on }];
      }
      case 5:
        return [
          { direction: 'QUAL', weight },
          { attainment: 'PARTLY', share: String(60 + lot(20)) },
        ];
      default:
        return [{ direction: 'RANGE', weight, low: '10', high: '20' }, { value: String(5 + lot(20)) }];
    }
  };
  return Array.from({ length: sheets }, () => {
    const adjustedBudget = amount();
    const executed = ((Number(adjustedBudget) * lot(100)) / 100).toFixed(2);
    return { adjustedBudget, executed, rows: Array.from({ length: 14 }, (_, ordinal) => indicator(ordinal)) };
  });
}

/** Total of each sheet as the product scores it. */
export function scored(product, sheets) {
  return sheets.map(({ adjustedBudget, executed, rows }) => {
    const results = rows.map(([target, actual]) => ({
      weight: target.weight,
      result: product.scoreIndicator(target, actual),
    }));
    results.push({ weight: '10', result: product.scoreExecution({ adjustedBudget, executed, weight: '10' }) });
    const { total } = product.scoreSheet(results);
    return `${total} ${product.gradeOf(total)}`;
  });
}
