import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Caption, Cell } from '../../../ui/index.js';
import { HEAD_ROWS } from '../model/cells.js';
import type { SheetParts } from './objective-sheet.js';

/** 职能与规划: which functions and plans of the unit the objective serves (R074). */
export function FunctionsRow({ objective, form, set, readOnly, findings }: SheetParts) {
  const { t } = useTranslation('goals');
  const known = new Map([...objective.servableFunctions, ...objective.functions].map((one) => [one.id, one]));
  const isAsked = objective.clinic.context.duties !== null;
  if (known.size === 0 && !isAsked) return null;
  const label = t('field.functionIds');
  const row = HEAD_ROWS.functionIds;
  return (
    <tr>
      <Caption>{label}</Caption>
      <Cell colSpan={5} mark={findings.markAt(row, 0)}>
        {readOnly ? (
          form.functionIds.map((id) => known.get(id)?.name).join(t('functions.separator'))
        ) : (
          <div data-row={row} data-col={0} tabIndex={-1}>
            <Select
              mode="multiple"
              variant="borderless"
              className="goals-functions"
              aria-label={label}
              placeholder={t(known.size > 0 ? 'functions.choose' : 'functions.none')}
              optionFilterProp="label"
              value={[...form.functionIds]}
              onChange={(functionIds) => set({ functionIds })}
              options={[...known.values()].map(({ id, kind, name }) => ({
                value: id,
                label: t('functions.option', { kind: t(`functionKind.${kind}`), name }),
              }))}
            />
          </div>
        )}
      </Cell>
    </tr>
  );
}
