import { useQuery } from '@apollo/client/react';
import { type IndicatorCatalogue, libraryLevels } from '@jixiao/shared';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorPanel } from '../../../../ui/index.js';
import { SUGGEST_QUERY } from '../data/library.graphql.js';
import type { Suggestion } from '../data/library.types.js';
import { LevelHelp } from './level-help.js';
import { ReachedBeforeTable } from './reached-before.js';
import { TemplateStart } from './template-start.js';
import { type TakenIndicator, takeOver } from './take-over.js';

export interface LibraryPanelProps {
  /** Row of the form at hand: its name is looked up, its level narrows, its kind is explained. */
  row: { level1: string; level2: string; name: string } | null;
  /** Levels of the form, so that what is taken over stands where the place has it. */
  catalogue: IndicatorCatalogue;
  year: number;
  /** Form of a whole department or unit. */
  isWhole?: boolean;
  industry?: string | null;
  projectType?: string | null;
  readOnly?: boolean;
  onTake: (indicators: TakenIndicator[]) => void;
}

const PAUSE = 200;

/** The library beside the form: searched while typing, taken over with one click. */
export function LibraryPanel({
  row,
  catalogue,
  year,
  isWhole,
  industry,
  projectType,
  readOnly,
  onTake,
}: LibraryPanelProps) {
  const { t } = useTranslation('library');
  const [typed, setTyped] = useState('');
  const text = useLater(typed.trim() || (row?.name ?? ''));
  const levels = row?.level2 ? libraryLevels(row) : null;
  const { data, previousData, error, refetch } = useQuery(SUGGEST_QUERY, {
    variables: { text, level1: levels?.level1 ?? null, industry, projectType },
  });
  const found = (data ?? previousData)?.suggestIndicators;
  return (
    <div className="library-panel">
      {row?.level2 && <LevelHelp level2={row.level2} />}
      {!readOnly && <TemplateStart catalogue={catalogue} year={year} isWhole={isWhole} onTake={onTake} />}
      <Input.Search
        allowClear
        aria-label={t('panel.search')}
        placeholder={t('panel.search')}
        value={typed}
        maxLength={60}
        onChange={(event) => setTyped(event.target.value)}
      />
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {found && found.length === 0 && <EmptyState title={t('panel.none')} text={t('panel.noneText')} />}
      <ul className="library-suggestions" aria-live="polite">
        {found?.map((suggestion) => (
          <Offer
            key={suggestion.indicator.versionId}
            suggestion={suggestion}
            readOnly={readOnly}
            onTake={() => onTake([takeOver(suggestion.indicator, catalogue, year)])}
          />
        ))}
      </ul>
    </div>
  );
}

function Offer({ suggestion, readOnly, onTake }: { suggestion: Suggestion; readOnly?: boolean; onTake: () => void }) {
  const { t } = useTranslation('library');
  const { indicator, useCount } = suggestion;
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div className="library-offer">
        <button type="button" className="jx-linkish" aria-expanded={open} onClick={() => setOpen(!open)}>
          {indicator.name}
        </button>
        {!readOnly && (
          <Button size="small" aria-label={t('panel.takeThis', { name: indicator.name })} onClick={onTake}>
            {t('panel.take')}
          </Button>
        )}
      </div>
      <div className="jx-muted">
        {t(`level2.${indicator.level2}`)} · {t(`direction.${indicator.direction}`)} {indicator.unit} ·{' '}
        {t('panel.uses', { count: useCount })}
        {indicator.industry && ` · ${indicator.industry}`}
      </div>
      {open && (
        <>
          <dl className="library-help">
            <dt>{t('field.definition')}</dt>
            <dd>{indicator.definition}</dd>
            <dt>{t('field.formula')}</dt>
            <dd>{indicator.formula}</dd>
            <dt>{t('field.example')}</dt>
            <dd>{indicator.example}</dd>
          </dl>
          <ReachedBeforeTable reached={indicator.reachedBefore} unit={indicator.unit} />
        </>
      )}
    </li>
  );
}

/** What is typed, once the typing pauses. */
function useLater(value: string): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}
