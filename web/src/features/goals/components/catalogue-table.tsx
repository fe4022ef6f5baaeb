import { Checkbox, Input, InputNumber } from 'antd';
import type { CatalogueGroup, CatalogueLevel } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import type { ListedCatalogue } from '../data/catalogue.graphql.js';

type Part = CatalogueLevel | CatalogueGroup;

export interface CatalogueTableProps {
  catalogue: Pick<ListedCatalogue, 'levels'>;
  /** Absent: to be read only. */
  onChange?: (levels: CatalogueLevel[]) => void;
}

/** Levels of a form with their points, whether each must be there, and how many rows at least. */
export function CatalogueTable({ catalogue: { levels }, onChange }: CatalogueTableProps) {
  const { t } = useTranslation('goals');
  const setLevel = (at: number, patch: Partial<CatalogueLevel>): void =>
    onChange?.(levels.map((level, index) => (index === at ? { ...level, ...patch } : level)));
  const setGroup = (at: number, inside: number, patch: Partial<CatalogueGroup>): void =>
    setLevel(at, {
      level2: levels[at]!.level2.map((group, index) => (index === inside ? { ...group, ...patch } : group)),
    });
  const line = (key: string, part: Part, set: (patch: Partial<Part>) => void, isLevel: boolean) => (
    <tr key={key}>
      <td className={isLevel ? 'jx-strong' : 'goals-inside'}>
        {onChange ? (
          <Input
            size="small"
            maxLength={40}
            aria-label={t('catalogue.label')}
            value={part.label}
            onChange={(event) => set({ label: event.target.value })}
          />
        ) : (
          part.label
        )}
      </td>
      <td data-align="right">
        {onChange ? (
          <Input
            size="small"
            maxLength={10}
            aria-label={t('catalogue.points', { name: part.label })}
            value={part.weight ?? ''}
            onChange={(event) => set({ weight: event.target.value.trim() || null })}
          />
        ) : (
          (part.weight ?? '—')
        )}
      </td>
      <td data-align="right">
        {onChange ? (
          <InputNumber
            size="small"
            min={0}
            max={20}
            precision={0}
            aria-label={t('catalogue.least', { name: part.label })}
            value={part.minCount}
            onChange={(value) => set({ minCount: value ?? 0 })}
          />
        ) : (
          part.minCount
        )}
      </td>
      <td data-align="center">
        <Checkbox
          disabled={!onChange}
          checked={part.mandatory}
          aria-label={t('catalogue.mandatoryOf', { name: part.label })}
          onChange={(event) => set({ mandatory: event.target.checked })}
        />
      </td>
    </tr>
  );
  return (
    <table className="jx-table jx-table-dense goals-catalogue">
      <thead>
        <tr>
          <th scope="col">{t('catalogue.level')}</th>
          <th scope="col" data-align="right">
            {t('column.weight')}
          </th>
          <th scope="col" data-align="right">
            {t('catalogue.minCount')}
          </th>
          <th scope="col" data-align="center">
            {t('catalogue.mandatory')}
          </th>
        </tr>
      </thead>
      <tbody>
        {levels.flatMap((level, at) => [
          line(level.level1, level, (patch) => setLevel(at, patch), true),
          ...level.level2.map((group, inside) =>
            line(`${level.level1}/${group.code}`, group, (patch) => setGroup(at, inside, patch), false),
          ),
        ])}
      </tbody>
    </table>
  );
}
