import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useConnection } from '../../../lib/connection.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  DateText,
  Due,
  EmptyState,
  ErrorPanel,
  FigureLink,
  Light,
  Money,
  Num,
  PageHead,
  PageSkeleton,
} from '../../../ui/index.js';
import { DESK_QUERY, type DeskSheet, LEADER_FIGURES, LEADER_QUERY } from '../data/desk.graphql.js';
import { lightOf } from '../model/light-of.js';
import '../desk.css';

const LABELS = {
  goal: 'goals',
  monitor: 'monitored',
  selfeval: 'self',
  depteval: 'department',
  keyeval: 'key',
} as const;

/** For the phone of whoever leads: five figures, and the red projects with what was done about each. */
export default function LeaderPage() {
  const { t } = useTranslation(['monitoring-forms', 'monitoring']);
  const year = useYear();
  const to = useYearPath();
  const { data, error, refetch } = useQuery(LEADER_QUERY, { variables: { year } });
  const red = useConnection<DeskSheet>(DESK_QUERY, {
    variables: { year, light: 'RED' },
    field: 'monitoringSheets',
    first: 20,
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageHead title={t('year', { ns: 'monitoring', year })} tabTitle={t('leader.title')} />
      <div className="md-leader">
        <h2>{t('leader.title')}</h2>
        {LEADER_FIGURES.map((key) => (
          <div key={key} className="md-figure">
            <span>{t(`leader.${LABELS[key]}`)}</span>
            <span className="md-figure-value">
              <strong>
                <FigureLink figureId={`${key}_projects`}>
                  <Num value={data[`${key}_projects`]?.value ?? null} />
                </FigureLink>
              </strong>{' '}
              <span className="jx-note">{t('leader.projects')}</span>
              <br />
              <FigureLink figureId={`${key}_money`}>
                <Money value={data[`${key}_money`]?.value ?? null} unit />
              </FigureLink>
            </span>
          </div>
        ))}
        <h2>
          <span>
            {t('leader.red')} <span className="jx-note">{t('leader.redNote', { total: red.total ?? 0 })}</span>
          </span>
          <Link to={`${to('monitoring')}?light=RED`}>{t('leader.redAll', { total: red.total ?? 0 })}</Link>
        </h2>
        {red.rows?.length === 0 && <EmptyState title={t('leader.noRed')} />}
        {red.rows?.map((row) => (
          <Link key={row.id} to={to(`monitoring/${row.id}`)} className="md-figure">
            <span>
              <span className="md-item-name">
                <Light level={lightOf(row.light)} />
                <span>{row.objectName}</span>
              </span>
              <span className="jx-note">
                {row.agencyName} <Money value={row.adjustedBudget} unit />
              </span>
            </span>
            <span className="md-figure-value">
              {row.disposal ? (
                t(`disposal.${row.disposal}`, { ns: 'monitoring' })
              ) : (
                <b className="jx-red">{t('leader.undecided')}</b>
              )}
              <br />
              <Until record={row.disposalRecord} />
            </span>
          </Link>
        ))}
        <div className="md-foot">
          <Link className="ant-btn ant-btn-default" to={to('projects')}>
            {t('leader.projectsLink')}
          </Link>
          <Link className="ant-btn ant-btn-primary" to={to('monitoring')}>
            {t('leader.boardLink')}
          </Link>
        </div>
      </div>
    </>
  );
}

/** Since when it is done, or until when it must be. */
function Until({ record }: { record: DeskSheet['disposalRecord'] }) {
  const { t } = useTranslation('monitoring-forms');
  if (!record) return null;
  if (record.endedOn)
    return (
      <span className="jx-note">
        {t('leader.ended')} <DateText value={record.endedOn} />
      </span>
    );
  return record.dueOn ? <Due date={record.dueOn} /> : <span className="jx-note">{t('leader.running')}</span>;
}
