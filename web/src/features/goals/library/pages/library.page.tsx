import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { tableOf, useConnection } from '../../../../lib/connection.js';
import { formatNumber } from '../../../../lib/format.js';
import { download } from '../../../../lib/rest.js';
import { usePermission } from '../../../../lib/session.js';
import { useAct } from '../../../../lib/use-act.js';
import { useUrlFilters } from '../../../../lib/use-url-filters.js';
import { useYearPath } from '../../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  PageBody,
  PageHead,
  RefusalList,
  StateTag,
} from '../../../../ui/index.js';
import { ImportLibrary } from '../components/import-library.js';
import { LibraryTabs } from '../components/library-tabs.js';
import { LIBRARY_QUERY } from '../data/library.graphql.js';
import { MOVE_MANY } from '../data/library-moves.graphql.js';
import { useFacets } from '../data/use-facets.js';
import type { LibraryRow } from '../data/library.types.js';
import { LAYERS, LEVEL1, STATES, toneOf } from '../data/choices.js';

const BULK: Readonly<Record<string, string>> = { DRAFT: 'submit', IN_REVIEW: 'admit' };

export default function LibraryPage() {
  const { t } = useTranslation('library');
  const to = useYearPath();
  const proposes = usePermission('library.propose');
  const manages = usePermission('library.manage');
  const [filters] = useUrlFilters({ state: '', text: '', level1: '', industry: '', projectType: '', layer: '' });
  const state = filters.state || 'ADMITTED';
  const variables = Object.fromEntries(
    Object.entries({ ...filters, state }).map(([key, value]) => [key, value || null]),
  );
  const list = useConnection<LibraryRow>(LIBRARY_QUERY, { variables, field: 'libraryIndicators' });
  const facets = useFacets();
  const { act, running, error } = useAct();
  const [moveMany] = useMutation(MOVE_MANY);
  const bulk = BULK[state];

  const columns: Column<LibraryRow>[] = [
    { key: 'name', title: t('column.name'), render: (row) => row.name },
    { key: 'level', title: t('column.level'), width: 170, phone: false, render: (row) => t(`level2.${row.level2}`) },
    { key: 'industry', title: t('field.industry'), width: 100, render: (row) => row.industry ?? t('anyIndustry') },
    {
      key: 'types',
      title: t('field.projectTypes'),
      width: 190,
      phone: false,
      render: (row) => row.projectTypes.join(t('separator')),
    },
    {
      key: 'direction',
      title: t('field.direction'),
      width: 60,
      align: 'center',
      render: (row) => t(`direction.${row.direction}`),
    },
    { key: 'unit', title: t('field.unit'), width: 90, render: (row) => row.unit ?? '' },
    { key: 'origin', title: t('column.origin'), width: 90, render: (row) => t(`origin.${row.origin}`) },
    { key: 'code', title: t('column.code'), width: 130, hidden: true, render: (row) => row.code },
    {
      key: 'agency',
      title: t('column.agency'),
      width: 130,
      hidden: state === 'ADMITTED',
      render: (row) => row.agencyName ?? '',
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 90,
      hidden: true,
      render: (row) => <StateTag ns="library" state={row.state} tone={toneOf(row.state)} />,
    },
    { key: 'uses', title: t('column.uses'), width: 80, align: 'right', render: (row) => formatNumber(row.useCount) },
  ];

  return (
    <>
      <PageHead
        crumbs={[{ label: t('goals'), to: to('goals') }]}
        title={t('title')}
        question={t('question')}
        actions={manages ? <ImportLibrary onDone={list.refetch} /> : undefined}
        primary={
          proposes ? (
            <Link to={to('goals/library/new')}>
              <Button type="primary">{t('new')}</Button>
            </Link>
          ) : undefined
        }
      >
        <LibraryTabs active={state === 'IN_REVIEW' ? 'review' : state === 'DRAFT' ? 'drafts' : 'library'} />
      </PageHead>
      <PageBody>
        {error && <RefusalList refusals={error.refusals} />}
        <Card>
          <DataTable
            columns={columns}
            rowKey={(row) => row.versionId}
            rowLink={(row) => to(`goals/library/${row.id}`)}
            {...tableOf(list)}
            filters={[
              { key: 'text', kind: 'text', label: t('filter.text'), width: 200 },
              { key: 'industry', kind: 'select', label: t('field.industry'), options: facets.industries },
              { key: 'projectType', kind: 'select', label: t('field.projectTypes'), options: facets.projectTypes },
              { key: 'level1', kind: 'select', label: t('filter.level1'), options: words(LEVEL1, 'level1') },
              { key: 'layer', kind: 'select', label: t('filter.layer'), options: words(LAYERS, 'layer') },
              { key: 'state', kind: 'select', label: t('column.state'), options: words(STATES, 'state') },
            ]}
            actions={
              <Button size="small" onClick={() => download(`/api/library/library.xlsx?${exported(filters)}`)}>
                {t('export')}
              </Button>
            }
            bulk={
              manages && bulk
                ? (ids, clear) => (
                    <Button
                      size="small"
                      loading={running}
                      onClick={() =>
                        void act(() => moveMany({ variables: { action: bulk, versionIds: ids } }), {
                          done: t(`done.${bulk}`, { count: ids.length }),
                        }).then((done) => {
                          if (!done) return;
                          clear();
                          list.refetch();
                        })
                      }
                    >
                      {t(`bulk.${bulk}`, { count: ids.length })}
                    </Button>
                  )
                : undefined
            }
            columnChoice
            caption={t('title')}
            empty={<EmptyState title={t(`empty.${state}`)} text={t(`emptyText.${state}`)} />}
          />
        </Card>
      </PageBody>
    </>
  );

  function words(codes: readonly string[], group: string) {
    return codes.map((value) => ({ value, label: t(`${group}.${value}`) }));
  }
}

/** The sheet holds what the list shows; the state is not asked: what stands is written out. */
function exported({ text, level1, industry, projectType, layer }: Record<string, string>): string {
  const known = Object.entries({ text, level1, industry, projectType, layer }).filter(([, value]) => value);
  return new URLSearchParams(known as [string, string][]).toString();
}
