import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { download } from '../../../lib/rest.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Card,
  ErrorPanel,
  FootBar,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
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
  const { annualReport: report, crossFooting } = data;
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
  const failing = crossFooting.filter(({ outcome }) => outcome !== 'HOLDS');
  return (
    <>
      <PageHead
        crumbs={[{ label: t('title'), to: to('reports') }]}
        title={report.title}
        state={<StateTag ns="reporting" state={report.state} />}
        question={t('annual.dates', { asOf: report.asOf, date: report.reportDate })}
        actions={<Button onClick={() => download(`/api/reports/annual/${year}.docx`)}>{t('annual.download')}</Button>}
      />
      <PageBody>
        {refused && <RefusalList refusals={refused.refusals} />}
        <Card
          title={t('relations.title')}
          note={t('relations.note', { failing: failing.length, all: crossFooting.length })}
          tone={failing.length > 0 ? 'amber' : undefined}
        >
          <table className="jx-table" aria-label={t('relations.title')}>
            <tbody>
              {[...failing, ...crossFooting.filter(({ outcome }) => outcome === 'HOLDS')].map((relation) => (
                <tr key={relation.id}>
                  <td style={{ width: 90 }}>{relation.id}</td>
                  <td style={{ width: 90 }}>{t(`outcome.${relation.outcome}`)}</td>
                  <td>
                    {relation.text}
                    {relation.outcome === 'FAILS' && relation.footnote && (
                      <div className="jx-muted">{relation.footnote}</div>
                    )}
                  </td>
                  <td style={{ width: 320, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
                    {relation.left ?? '—'} {t(`operator.${relation.operator}`)} {relation.right ?? '—'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
        <Card title={t('annual.text')}>
          {report.sections.map((section) => (
            <section key={section.code}>
              <h3>{section.heading}</h3>
              {section.paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
              {section.footnotes.map((note) => (
                <p key={note} className="jx-muted">
                  {note}
                </p>
              ))}
            </section>
          ))}
        </Card>
      </PageBody>
      <FootBar
        left={
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
