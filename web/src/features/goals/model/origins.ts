import type { Objective } from '../data/goals.graphql.js';
import { COLUMNS } from './cells.js';
import { formOf, type FormRow, type FormState } from './form.js';

export type OriginOf = (place: string, text: string) => string | null;

const TARGETS = /^target(Value|Low|High|Text|On)$|^bands$/;

/** Where a prefilled cell comes from, as long as it still says what it said: what is typed over was typed here. */
export function originsOf(objective: Objective): OriginOf {
  const form = formOf(objective);
  const known = new Map<string, { origin: string; text: string }>();
  for (const { field, origin } of objective.origins) {
    const [, index, name] = /^indicators\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
    const row = index === undefined ? undefined : form.rows[Number(index)];
    if (row && name) {
      const column = TARGETS.test(name) ? 'target' : name;
      if ((COLUMNS as readonly string[]).includes(column)) {
        known.set(`${row.key}.${column}`, { origin, text: row[column as keyof FormRow] as string });
      }
      continue;
    }
    const key = field === 'annualAmount' ? 'amount' : field;
    const text = field.startsWith('amounts.')
      ? form.amounts[field.slice('amounts.'.length)]
      : (form[key as keyof FormState] as string | undefined);
    if (typeof text === 'string') known.set(field, { origin, text });
  }
  return (place, text) => {
    const found = known.get(place);
    return found && found.text === text && text !== '' ? found.origin : null;
  };
}
