import type { FormLookup } from './form-lookup.js';
import { bareCaption, type FormGrid } from './grid.js';
import { type FieldCell, type FormLayout, PROJECT_FORM, WHOLE_FORM } from './objective-form.js';
import type { ProblemList } from './sheet-problem.js';

const MARK = /^表样[:：]\s*([A-Z]+)-(\d+)$/;

/** Whether a worksheet holds a form at all: other sheets of a workbook, such as 填写说明, are left alone. */
export function isForm(grid: FormGrid): boolean {
  return grid.rows.some(({ cells }) =>
    Object.values(cells).some(
      (cell) => typeof cell === 'string' && ['三级指标', '年度目标'].includes(bareCaption(cell)),
    ),
  );
}

/** Layout of a form, in the version that we know; null where it is another one, which the list then says. */
export function layoutIn(lookup: FormLookup, list: ProblemList): FormLayout | null {
  const whole = lookup.places(['部门（单位）名称', '年度主要任务']).length > 0;
  const layout = whole ? WHOLE_FORM : PROJECT_FORM;
  const expected = `${layout.code}-${layout.version}`;
  for (const { cells } of lookup.grid.rows) {
    for (const cell of Object.values(cells)) {
      const mark = typeof cell === 'string' ? MARK.exec(cell.trim()) : null;
      if (mark && `${mark[1]}-${mark[2]}` !== expected) {
        list.whole('TEMPLATE_HEADER', { expected, found: `${mark[1]}-${mark[2]}` }, TEMPLATE);
        return null;
      }
    }
  }
  const required = ['三级指标', '指标值', '年度目标', ...layout.lines.flatMap(requiredOf)];
  const missing = required.filter((caption) => {
    const field = fieldOf(layout, caption);
    return lookup.places(field ? [field.caption, ...(field.also ?? [])] : [caption]).length === 0;
  });
  if (missing.length === 0) return layout;
  const found = lookup.captions.slice(0, 30).join('、').slice(0, 300);
  list.whole('TEMPLATE_HEADER', { expected: missing.join('、'), found }, TEMPLATE);
  return null;
}

const TEMPLATE = { ruleId: 'D-52', wayOut: 'USE_TEMPLATE' } as const;

function requiredOf(line: FormLayout['lines'][number]): string[] {
  if (line.kind === 'FIELDS') {
    return line.cells.filter(({ field }) => field === 'code' || field === 'annualAmount').map(({ caption }) => caption);
  }
  if (line.kind !== 'AMOUNTS') return [];
  return line.sides.filter(({ block }) => block === 'ANNUAL').map(({ total }) => total);
}

function fieldOf(layout: FormLayout, caption: string): FieldCell | undefined {
  return layout.lines
    .flatMap((line) => (line.kind === 'FIELDS' ? line.cells : []))
    .find((one) => one.caption === caption);
}
