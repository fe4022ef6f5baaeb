import { TARGET_FIELDS } from './cells.js';

const OPEN_CELLS = ['name', 'target', 'unit', 'weight'];
const OPEN_TEXTS = ['basis', 'overallGoal', 'annualGoal', 'scheduleText', 'annualAmount'];

/** Cell of the review sheet on which a finding of the clinic can be remarked; null where the sheet has no such cell. */
export function remarkCell(field: string | null | undefined): string | null {
  if (!field) return null;
  const [, row, name] = /^indicators\[(\d+)\](?:\.(\w+))?/.exec(field) ?? [];
  if (row === undefined) return OPEN_TEXTS.includes(field) ? field : null;
  const column = name !== undefined && TARGET_FIELDS.includes(name) ? 'target' : name;
  return `indicators[${row}].${OPEN_CELLS.find((open) => open === column) ?? 'name'}`;
}
