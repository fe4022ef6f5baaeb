import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { download } from '../../../lib/rest.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  ErrorPanel,
  FootBar,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
  WorkArea,
} from '../../../ui/index.js';
import { CrossFooting } from '../components/cross-footing.js';
import { ReportPaper } from '../components/report-paper.js';
import { MOVE_REPORT, REPORT_QUERY } from '../data/reporting.graphql.js';

/** The report as it will be printed, and the relations that it must keep. */
export default function AnnualReportPage() {
  const { t } = useTranslation('reporting');
  const year = useYear();
  const to = useYearPath();
  const { data, error, refetch } = useQuery(REPORT_QUERY, { variables: { year }, fetchPolicy: 'cache-and-network' });
  const [move] = useMutation(MOVE_REPORT);
  const { act, running, error: refused } = useAct();
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { annualReport: report, crossFooting, figures } = data;
  const step = (action: string, comment?: string) => {
    const input = {
      id: report.id,
      workYear: year,
      expectedVersion: report.version,
      action,
      comment,
      idempotencyKey: newIdempotencyKey(),
    };
    return act(() => move({ variables: { input } }), { done: t(`done.${action}`) });
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('title'), to: to('reports') }]}
        title={report.title}
        state={<StateTag ns="reporting" state={report.state} />}
        question={t('annual.dates', { asOf: report.asOf, date: report.reportDate })}
        actions={<Button onClick={() => download(`/api/reports/annual/${year}.docx`)}>{t('annual.download')}</Button>}
      />
      <WorkArea
        leftWidth={190}
        left={
          <nav className="reporting-outline" aria-label={t('annual.outline')}>
            {report.sections.map(({ code, heading }) => (
              <a key={code} href={`#section-${code}`}>
                {heading}
              </a>
            ))}
          </nav>
        }
        sideWidth={296}
        side={<CrossFooting relations={crossFooting} />}
      >
        <div className="reporting-desk">
          {refused && <RefusalList refusals={refused.refusals} />}
          <ReportPaper report={report} figures={new Map(figures.map((figure) => [figure.id, figure]))} />
        </div>
      </WorkArea>
      <FootBar
        right={
          <ActionBar
            actions={report.availableActions}
            running={running}
            onAct={(action, { comment }) => step(action, comment)}
            define={{
              crossCheck: { label: t('action.crossCheck'), primary: true },
              sign: { label: t('action.sign'), primary: true },
              report: { label: t('action.report'), primary: true },
              reopen: { label: t('action.reopen'), comment: 'optional', hideRefused: true },
            }}
          />
        }
      />
    </>
  );
}
