import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatWan } from '../../../lib/format.js';
import { DateText, EmptyState, ErrorPanel } from '../../../ui/index.js';
import { COMPARISON_QUERY, type ComparedWith } from '../data/desk.graphql.js';
import type { Objective } from '../data/goals.graphql.js';
import { Differences } from './differences.js';
import { HistoryPanel } from './side-panels.js';

/** Rounds and versions, and what has changed since any of them, cell by cell; then who did what and when. */
export function ComparePanel({ objective }: { objective: Objective }) {
  const { t } = useTranslation('goals');
  const [chosen, setChosen] = useState('PREVIOUS_ROUND');
  const [base, number] = chosen.split('/');
  const { data, error, loading } = useQuery(COMPARISON_QUERY, {
    variables: { id: objective.id, with: base as ComparedWith, number: number ? Number(number) : null },
    fetchPolicy: 'cache-and-network',
  });
  const changes = data?.goal.comparison;
  const options = [
    { value: 'PREVIOUS_ROUND', label: t('compare.withRound') },
    { value: 'LAST_YEAR', label: t('compare.withLastYear') },
    ...objective.rounds.map((one) => ({
      value: `ROUND/${one.sequence}`,
      label: `${t(`round.${one.round}`)} · ${one.takenOn}`,
    })),
    ...Array.from({ length: objective.versionNo - 1 }, (_, index) => ({
      value: `VERSION/${index + 1}`,
      label: t('version', { n: index + 1 }),
    })),
  ];
  return (
    <div className="goals-panel">
      {objective.rounds.map((one) => (
        <p key={one.id}>
          <b>{t(`round.${one.round}`)}</b> <DateText value={one.takenOn} full /> {one.takenByName}
          <br />
          <span className="jx-muted">
            {formatWan(one.annualAmount)} {t('wan')}
            {one.controlAmount && ` · ${t('field.controlAmount')} ${formatWan(one.controlAmount)}`}
            {one.documentNo && ` · ${one.documentNo}`}
          </span>
        </p>
      ))}
      <Select
        aria-label={t('compare.with')}
        value={chosen}
        onChange={setChosen}
        options={options}
        style={{ width: '100%' }}
      />
      {error && !data ? (
        <ErrorPanel error={error} />
      ) : changes ? (
        <Differences rows={changes} />
      ) : (
        !loading && <EmptyState title={t('compare.nothing')} />
      )}
      <HistoryPanel objective={objective} />
    </div>
  );
}
