import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePermission } from '../../../lib/session.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, ErrorPanel, FigureLink, Missing, PageBody, PageHead, PageSkeleton } from '../../../ui/index.js';
import { type Figure, FIGURES_QUERY } from '../data/reporting.graphql.js';
import { showFigure, unitWord } from '../../../lib/show-figure.js';

/** Every figure of the year by the module that owns it; each opens its rows. */
export default function FiguresPage() {
  const { t } = useTranslation('reporting');
  const year = useYear();
  const to = useYearPath();
  const readsReport = usePermission('report.read');
  const { data, error, refetch } = useQuery(FIGURES_QUERY, { variables: { year } });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const owners = [...new Set(data.figures.map(({ owner }) => owner))];
  return (
    <>
      <PageHead
        title={t('title')}
        state={t('asOf', { year, date: data.figures[0]?.asOf ?? '' })}
        primary={
          readsReport ? (
            <Link to={to('reports/annual')}>
              <Button type="primary">{t('annual.go')}</Button>
            </Link>
          ) : undefined
        }
      />
      <PageBody>
        {owners.map((owner) => (
          <Card key={owner} title={t(`owner.${owner}`)}>
            <table className="jx-table" aria-label={t(`owner.${owner}`)}>
              <thead>
                <tr>
                  <th style={{ width: '26%' }}>{t('column.name')}</th>
                  <th>{t('column.definition')}</th>
                  <th style={{ width: 190, textAlign: 'right' }}>{t('column.value')}</th>
                </tr>
              </thead>
              <tbody>
                {data.figures
                  .filter((figure) => figure.owner === owner)
                  .map((figure) => (
                    <tr key={figure.id}>
                      <td>{figure.name}</td>
                      <td>{figure.definition}</td>
                      <td style={{ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
                        <Value figure={figure} />
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </Card>
        ))}
      </PageBody>
    </>
  );
}

function Value({ figure }: { figure: Figure }) {
  const { t } = useTranslation('reporting');
  const shown = showFigure(figure.value, figure.unit);
  if (shown === null) return <Missing kind={figure.status === 'NOT_APPLICABLE' ? 'NOT_APPLICABLE' : 'NOT_REPORTED'} />;
  return (
    <>
      <FigureLink figureId={figure.id}>{shown}</FigureLink> {unitWord(figure.unit, t)}
    </>
  );
}
