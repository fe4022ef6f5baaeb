import { useQuery } from '@apollo/client/react';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useYear } from '../../../lib/use-year.js';
import { Card, DataTable, EmptyState, PageBody, PageHead, type Column } from '../../../ui/index.js';
import { PARAMETERS_QUERY, type RuleParameter } from '../data/records.graphql.js';

/** Every rule that a county may set otherwise, with its clause: what is in force must be readable by those it binds. */
export default function ParametersPage() {
  const { t } = useTranslation('settings');
  const year = useYear();
  const [wanted, setWanted] = useState('');
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
    { key: 'value', title: t('parameters.value'), render: (row) => <Value json={row.value} /> },
    { key: 'source', title: t('parameters.source'), render: (row) => row.source },
    {
      key: 'origin',
      title: t('parameters.origin'),
      render: (row) => (
        <span className={row.origin === 'OWN' ? 'jx-strong' : 'jx-muted'}>{t(`parameters.of.${row.origin}`)}</span>
      ),
    },
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
    </>
  );
}

function Value({ json }: { json: string }) {
  const value = JSON.parse(json) as unknown;
  if (value === null || typeof value !== 'object') return <span className="settings-value">{String(value)}</span>;
  const entries = Object.entries(value);
  return (
    <span className="settings-value">
      {Array.isArray(value)
        ? value.map((one) => plain(one)).join('  ')
        : entries.map(([key, one]) => `${key} ${plain(one)}`).join('  ')}
    </span>
  );
}

/** A band of grades reads as its label and lower edge, a dimension of a score table as its name. */
function plain(value: unknown): string {
  if (value === null || typeof value !== 'object') return String(value);
  if ('label' in value && 'from' in value) return `${String(value.label)} ≥ ${String(value.from)}`;
  return 'name' in value ? String(value.name) : JSON.stringify(value);
}
