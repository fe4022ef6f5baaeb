import { useQuery } from '@apollo/client/react';
import { OBJECT_TYPES } from '@jixiao/shared';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear } from '../../../lib/use-year.js';
import { Card, EmptyState, ErrorPanel, PageBody, PageHead, PageSkeleton, StateTag } from '../../../ui/index.js';
import { CatalogueDialog } from '../components/catalogue-dialog.js';
import { CatalogueTable } from '../components/catalogue-table.js';
import { CATALOGUES_QUERY, type ListedCatalogue } from '../data/catalogue.graphql.js';

/** Forms of the place by object and year: levels, points and least counts; copied and edited for a year. */
export default function CataloguesPage() {
  const { t } = useTranslation('goals');
  const thisYear = useYear();
  const manages = usePermission('goal.manage');
  const [filters, setFilters] = useUrlFilters({ type: 'PROJECT', year: String(thisYear) });
  const [editing, setEditing] = useState<ListedCatalogue | null>(null);
  const year = Number(filters.year);
  const { data, error, refetch } = useQuery(CATALOGUES_QUERY, {
    variables: { year, objectType: filters.type },
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.indicatorCatalogues;
  return (
    <>
      <PageHead title={t('catalogue.title')} question={t('catalogue.question')} />
      <PageBody>
        <div className="jx-tablebar">
          <Select
            aria-label={t('new.object')}
            value={filters.type}
            onChange={(type) => setFilters({ type })}
            style={{ width: 220 }}
            options={OBJECT_TYPES.map((value) => ({ value, label: t(`objectType.${value}`) }))}
          />
          <Select
            aria-label={t('catalogue.year')}
            value={filters.year}
            onChange={(value) => setFilters({ year: value })}
            style={{ width: 120 }}
            options={[-1, 0, 1, 2, 3].map((step) => ({
              value: String(thisYear + step),
              label: t('list.state', { year: thisYear + step }),
            }))}
          />
        </div>
        {error && !list && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {!list && !error && <PageSkeleton />}
        {list?.length === 0 && <EmptyState title={t('catalogue.empty')} />}
        {list?.map((one) => (
          <Card
            key={`${one.origin}/${one.code}`}
            title={one.name}
            note={[
              t(`catalogue.origin.${one.origin}`),
              one.yearFrom && t('catalogue.years', { from: one.yearFrom, to: one.yearTo ?? '—' }),
              t(`weightMode.${one.weightMode}`),
              one.source,
            ]
              .filter(Boolean)
              .join(' · ')}
            extra={
              <>
                {one.inForce && <StateTag ns="goals" state="IN_FORCE" tone="green" />}{' '}
                {manages && (
                  <Button size="small" onClick={() => setEditing(one)}>
                    {t(one.version === null ? 'catalogue.copy' : 'catalogue.edit')}
                  </Button>
                )}
              </>
            }
          >
            <CatalogueTable catalogue={one} />
          </Card>
        ))}
      </PageBody>
      {editing && (
        <CatalogueDialog
          catalogue={editing}
          year={year}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null);
            void refetch();
          }}
        />
      )}
    </>
  );
}
