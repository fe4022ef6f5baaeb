import { useQuery } from '@apollo/client/react';
import type { GradeScale } from '@jixiao/shared';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useYear } from '../../../lib/use-year.js';
import { Card, DataTable, EmptyState, PageBody, PageHead, type Column } from '../../../ui/index.js';
import { shapeOf } from '../components/rule-value.js';
import { SetParameter } from '../components/set-parameter.js';
import { PARAMETERS_QUERY, type RuleParameter } from '../data/records.graphql.js';

/** Every rule that a county may set otherwise, with its clause: what is in force must be readable by those it binds. */
export default function ParametersPage() {
  const { t } = useTranslation('settings');
  const year = useYear();
  const [wanted, setWanted] = useState('');
  const manages = usePermission('parameter.manage');
  const [editing, setEditing] = useState<RuleParameter | null>(null);
  const { data, loading, error, refetch } = useQuery(PARAMETERS_QUERY, { variables: { year } });
  const name = (code: string) => t(`parameter.${code.replaceAll('.', '_')}`, { defaultValue: '' });
  const rows = data?.ruleParameters.filter((row) =>
    `${row.code} ${name(row.code)} ${row.source}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );

  const columns: Column<RuleParameter>[] = [
    {
      key: 'code',
      title: t('parameters.code'),
      render: (row) => (
        <>
          {name(row.code) && <b className="jx-strong">{name(row.code)} </b>}
          <span className="jx-note">{row.code}</span>
        </>
      ),
    },
    { key: 'value', title: t('parameters.value'), render: (row) => <Value code={row.code} json={row.value} /> },
    { key: 'source', title: t('parameters.source'), render: (row) => row.source },
    {
      key: 'origin',
      title: t('parameters.origin'),
      width: 110,
      render: (row) => (
        <>
          <span className={row.origin === 'OWN' ? 'jx-strong' : 'jx-muted'}>{t(`parameters.of.${row.origin}`)}</span>
          {row.originName && row.origin === 'INHERITED' && <span className="jx-note"> {row.originName}</span>}
        </>
      ),
    },
    {
      key: 'years',
      title: t('parameters.years'),
      width: 120,
      render: (row) =>
        row.yearFrom === null ? (
          <span className="jx-muted">—</span>
        ) : (
          t(row.yearTo === null ? 'parameters.since' : 'parameters.between', { from: row.yearFrom, to: row.yearTo })
        ),
    },
    ...(manages
      ? [
          {
            key: 'actions',
            title: <span className="jx-sr">{t('actions')}</span>,
            align: 'right' as const,
            width: 100,
            render: (row: RuleParameter) => (
              <Button size="small" onClick={() => setEditing(row)}>
                {t(row.origin === 'OWN' ? 'parameters.change' : 'parameters.set')}
              </Button>
            ),
          },
        ]
      : []),
  ];

  return (
    <>
      <PageHead
        title={t('parameters.title')}
        state={t('frame:year.option', { year })}
        question={t('parameters.question')}
      />
      <PageBody>
        <Card>
          <DataTable
            columns={columns}
            rows={rows}
            rowKey={(row) => row.code}
            loading={loading}
            error={error}
            onRetry={() => void refetch()}
            total={rows?.length}
            caption={t('parameters.title')}
            empty={<EmptyState title={t('parameters.none')} text={t('parameters.noneText')} />}
            actions={
              <Input
                allowClear
                aria-label={t('parameters.find')}
                placeholder={t('parameters.find')}
                value={wanted}
                style={{ width: 220 }}
                onChange={(event) => setWanted(event.target.value)}
              />
            }
          />
        </Card>
      </PageBody>
      {editing && (
        <SetParameter
          rule={editing}
          name={name(editing.code) || editing.code}
          year={year}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

function Value({ code, json }: { code: string; json: string }) {
  const { t } = useTranslation('settings');
  const value = JSON.parse(json) as unknown;
  const word = (one: unknown) => t(`ruleWord.${String(one)}`, { defaultValue: String(one) });
  if (value === null) return <span className="jx-muted">{t('parameters.notAsked')}</span>;
  if (shapeOf(code)?.kind === 'GRADE_SCALE') {
    const scale = value as GradeScale;
    return <span className="settings-value">{scale.map(({ label, from }) => `${label} ≥ ${from}`).join('  ')}</span>;
  }
  return <span className="settings-value">{inWords(value, word, t('comma')) || '—'}</span>;
}

/** A score table by the names of its dimensions, a list by its words, other parts by the words of each. */
function inWords(value: unknown, word: (one: unknown) => string, comma: string): string {
  if (Array.isArray(value))
    return value.map((one: unknown) => (isNamed(one) ? one.name : inWords(one, word, comma))).join(comma);
  if (typeof value !== 'object' || value === null) return word(value);
  return Object.entries(value)
    .map(([key, one]) => `${word(key)} ${inWords(one, word, comma)}`)
    .join('  ');
}

const isNamed = (one: unknown): one is { name: string } =>
  typeof one === 'object' && one !== null && typeof (one as { name?: unknown }).name === 'string';
