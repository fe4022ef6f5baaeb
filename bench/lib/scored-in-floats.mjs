/** The same rules as one would write them in an afternoon: floating point, no working, no refusals. */
export function scoredInFloats(sheets) {
  return sheets.map(({ adjustedBudget, executed, rows }) => {
    let total = rows.reduce((sum, [target, actual]) => sum + round(Number(target.weight) * share(target, actual)), 0);
    total = round(total + round(10 * Math.min(Number(executed) / Number(adjustedBudget), 1)));
    const grade = total >= 90 ? 'EXCELLENT' : total >= 80 ? 'GOOD' : total >= 60 ? 'FAIR' : 'POOR';
    return `${total.toFixed(2)} ${grade}`;
  });
}

const round = (points) => Math.round(points * 100) / 100;
const DAY = 86_400_000;

function share(target, actual) {
  const goal = Number(target.target);
  const value = Number(actual.value);
  switch (target.direction) {
    case 'GE':
    case 'EQ':
      return value >= goal ? beyond((value - goal) / goal, actual) : value / goal;
    case 'LE':
      return value <= goal ? beyond((goal - value) / goal, actual) : goal / value;
    case 'RANGE': {
      const low = Number(target.low);
      const high = Number(target.high);
      return value < low ? value / low : value > high ? high / value : 1;
    }
    case 'QUAL':
      return Number(actual.share) / 100;
    case 'DATE_BY': {
      const due = Date.parse(target.targetOn);
      const late = (Date.parse(actual.on) - due) / DAY;
      return late <= 0 ? 1 : Math.max(0, 1 - late / ((due - Date.parse(target.plannedStartOn)) / DAY));
    }
  }
}

const beyond = (over, actual) =>
  over > 0.3 && actual.overCause === 'TARGET_SET_TOO_LOW' ? Math.max(0, 1 - (over - 0.3)) : 1;
