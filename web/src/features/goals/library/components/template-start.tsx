import { useLazyQuery } from '@apollo/client/react';
import type { IndicatorCatalogue } from '@jixiao/shared';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { TEMPLATES_QUERY } from '../data/templates.graphql.js';
import type { Template } from '../data/library.types.js';
import { type TakenIndicator, takeOver } from './take-over.js';

interface TemplateStartProps {
  catalogue: IndicatorCatalogue;
  year: number;
  /** Form of a whole department or unit: it starts from the whole-unit set (R053). */
  isWhole?: boolean;
  onTake: (rows: TakenIndicator[]) => void;
}

/** Rows to start from, of one project type or kind of unit; the unit edits each of them (R052). */
export function TemplateStart({ catalogue, year, isWhole = false, onTake }: TemplateStartProps) {
  const { t } = useTranslation('library');
  const [load, { data, loading }] = useLazyQuery(TEMPLATES_QUERY);
  const templates = (data?.libraryTemplates ?? []).filter(({ kind }) =>
    isWhole ? kind !== 'PROJECT_TYPE' : kind !== 'WHOLE_UNIT',
  );
  return (
    <Select
      className="library-start"
      aria-label={t('panel.start')}
      placeholder={t('panel.start')}
      value={null}
      loading={loading}
      options={templates.map(({ id, name, rows }) => ({
        value: id,
        label: t('panel.startWith', { name, count: rows.length }),
      }))}
      onOpenChange={(open) => {
        if (open && !data) void load({ variables: { catalogueCode: catalogue.code } });
      }}
      onSelect={(id: string | null) => {
        const template = templates.find((one) => one.id === id);
        if (template) onTake(rowsOf(template, catalogue, year));
      }}
    />
  );
}

/** A template says month and day; the year is the form's. */
export function rowsOf(
  { rows }: Pick<Template, 'rows'>,
  catalogue: IndicatorCatalogue,
  year: number,
): TakenIndicator[] {
  return rows.map(({ indicator, example }) =>
    takeOver(indicator, catalogue, year, indicator.direction === 'DATE_BY' && example ? `${year}-${example}` : example),
  );
}
