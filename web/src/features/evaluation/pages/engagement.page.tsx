import '../firms.css';
import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { isPrepared } from '@jixiao/shared';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Card,
  DateText,
  Due,
  ErrorPanel,
  FootBar,
  Money,
  Num,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { EngagedEvaluations } from '../components/engaged-evaluations.js';
import { EngagementForm } from '../components/engagement-form.js';
import { EngagementPapers } from '../components/engagement-papers.js';
import { TeamChanges } from '../components/team-changes.js';
import { Facts } from '../components/facts.js';
import { type Engagement, ENGAGEMENT_QUERY, MOVE_ENGAGEMENT } from '../data/firms.graphql.js';
import { BEGIN_RATING } from '../data/ratings.graphql.js';

const NS = 'evaluation-firms';
const FORWARD = ['procure', 'select', 'contract', 'start', 'submit', 'accept', 'scoreQuality', 'pay', 'archive'];
const BACKWARD = ['return', 'terminate'];

/** One engagement: to the bureau its sheet from need to archive, to the firm its project room. */
export default function EngagementPage() {
  const { engagementId = '' } = useParams();
  const { data, error, refetch } = useQuery(ENGAGEMENT_QUERY, {
    variables: { id: engagementId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { engagement } = data;
  return <Room key={`${engagement.id}/${engagement.version}`} engagement={engagement} refresh={refetch} />;
}

function Room({ engagement, refresh }: { engagement: Engagement; refresh: () => Promise<unknown> }) {
  const { t } = useTranslation(NS);
  const to = useYearPath();
  const navigate = useNavigate();
  const client = useApolloClient();
  const manages = usePermission('engagement.manage');
  const isFirm = usePermission('engagement.work');
  const [move] = useMutation(MOVE_ENGAGEMENT);
  const { act, running, error } = useAct();
  const step = async (action: string, comment?: string) => {
    const input = {
      id: engagement.id,
      expectedVersion: engagement.version,
      action,
      comment,
      idempotencyKey: newIdempotencyKey(),
    };
    if (await act(() => move({ variables: { input } }), { done: t(`done.${action}`) })) {
      await refresh();
      await client.refetchQueries({ include: ['EngagementsOfYear'] }).catch(() => undefined);
    }
  };
  const isDue = ['CONTRACTED', 'WORKING', 'RETURNED'].includes(engagement.state);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('evaluation'), to: to('evaluation') },
          { label: t('title'), to: to('evaluation/firms') },
        ]}
        title={engagement.title}
        state={<StateTag ns={NS} state={engagement.state} />}
        question={
          isDue && engagement.dueOn ? (
            <>
              {t(isFirm ? 'room.dueFirm' : 'room.due')} <DateText value={engagement.dueOn} full />{' '}
              <Due date={engagement.dueOn} />
            </>
          ) : (
            t(`question.${engagement.state}`)
          )
        }
      />
      <PageBody wide>
        {error && <RefusalList refusals={error.refusals} />}
        {isFirm && isDue && engagement.evaluationTasks.length > 0 && <Owed engagement={engagement} />}
        {manages && isPrepared(engagement.state) ? (
          <EngagementForm engagement={engagement} />
        ) : (
          <Contract engagement={engagement} />
        )}
        <TeamChanges engagement={engagement} refresh={refresh} />
        <EngagedEvaluations engagement={engagement} />
        {engagement.papers.length > 0 && <EngagementPapers engagement={engagement} />}
        {(engagement.rating || (manages && engagement.state === 'ACCEPTED')) && (
          <Rating
            engagement={engagement}
            manages={manages}
            onBegun={(id) => void navigate(to(`evaluation/ratings/${id}`))}
          />
        )}
      </PageBody>
      <FootBar
        right={
          <ActionBar
            actions={engagement.availableActions.filter(
              ({ refusals }) => !refusals.some(({ code }) => code === 'NO_PERMISSION'),
            )}
            running={running}
            onAct={(action, { comment }) => step(action, comment)}
            define={Object.fromEntries([
              ...BACKWARD.map((action) => [
                action,
                {
                  label: t(`step.${action}`),
                  comment: 'required' as const,
                  danger: action === 'terminate',
                  consequence: action === 'terminate' ? t('terminates') : undefined,
                },
              ]),
              ...FORWARD.map((action) => [action, { label: t(`step.${action}`), primary: true }]),
            ])}
          />
        }
      />
    </>
  );
}

/** What the firm still has to do, by name: nobody should have to look for it. */
function Owed({ engagement }: { engagement: Engagement }) {
  const { t } = useTranslation(NS);
  const papers = engagement.papers.filter(({ isThere }) => !isThere);
  const mine = papers.filter(({ kind }) => kind !== 'OFFICE_OPINION');
  const reports = engagement.evaluationTasks.filter(({ signedOn }) => !signedOn);
  const groups = [{ id: engagement.id, title: engagement.title }, ...engagement.evaluationTasks]
    .map(({ id, title }) => ({
      id,
      title,
      things: [
        ...reports.filter((one) => one.id === id).map(() => t('room.sign')),
        ...mine
          .filter(({ taskId }) => (taskId ?? engagement.id) === id)
          .map(({ kind, files }) => t(`paperKind.${kind}`) + (files.length > 0 ? t('room.unfiled') : '')),
      ],
    }))
    .filter(({ things }) => things.length > 0);
  if (mine.length + reports.length === 0)
    return (
      <Card
        title={t('room.nothing')}
        note={papers.length > 0 ? t('room.opinionPending', { count: papers.length }) : undefined}
      />
    );
  return (
    <Card tone="amber" title={t('room.owed', { count: mine.length + reports.length })}>
      <ul className="evaluation-missing">
        {groups.map(({ id, title, things }) => (
          <li key={id}>
            <b className="jx-strong">{title}</b> {things.join(t('comma'))}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Contract({ engagement }: { engagement: Engagement }) {
  const { t } = useTranslation(NS);
  const date = (value: string | null) => <DateText value={value} />;
  return (
    <Card title={t('engagement.contract')}>
      <Facts
        facts={[
          [t('column.firm'), engagement.firmName ?? '—'],
          [t('engagement.client'), engagement.clientName],
          [t('engagement.kind'), t(`engagementKind.${engagement.kind}`)],
          [t('engagement.reason'), engagement.reason],
          ...(engagement.duties ? [[t('engagement.duties'), engagement.duties] as const] : []),
          [t('engagement.procurement'), engagement.procurementRecord ?? '—'],
          [t('engagement.contractNo'), engagement.contractNo ?? '—'],
          [t('column.fee'), engagement.contractAmount ? <Money key="m" value={engagement.contractAmount} unit /> : '—'],
          [
            t('engagement.term'),
            <span key="t">
              {date(engagement.startsOn)} – {date(engagement.endsOn)}
            </span>,
          ],
          [t('engagement.dueOn'), date(engagement.dueOn)],
          [t('engagement.conflictDeclaredOn'), date(engagement.conflictDeclaredOn)],
          [t('engagement.confidentialityOn'), date(engagement.confidentialityOn)],
          [t('engagement.lead'), engagement.leadName ?? '—'],
          [t('engagement.team'), engagement.team.map(({ name }) => name).join(t('comma')) || '—'],
          [t('engagement.submittedOn'), date(engagement.submittedOn)],
          [t('engagement.acceptedOn'), date(engagement.acceptedOn)],
        ]}
      />
    </Card>
  );
}

function Rating({
  engagement,
  manages,
  onBegun,
}: {
  engagement: Engagement;
  manages: boolean;
  onBegun: (id: string) => void;
}) {
  const { t } = useTranslation(NS);
  const to = useYearPath();
  const [begin] = useMutation(BEGIN_RATING);
  const { act, running, error } = useAct();
  const { rating } = engagement;
  if (!rating)
    return (
      <Card title={t('rating.title')} note={manages ? t('rating.beginNote') : undefined}>
        {error && <RefusalList refusals={error.refusals} />}
        <Button
          loading={running}
          onClick={() =>
            void act(() => begin({ variables: { id: engagement.id } })).then(
              (answer) => answer?.data && onBegun(answer.data.beginQualityRating.id),
            )
          }
        >
          {t('rating.begin')}
        </Button>
      </Card>
    );
  return (
    <Card title={t('rating.title')} extra={<Link to={to(`evaluation/ratings/${rating.id}`)}>{t('rating.open')}</Link>}>
      <Facts
        facts={[
          [t('column.state'), <StateTag key="s" ns={NS} state={rating.state} />],
          [t('rating.total'), <Num key="n" value={rating.total} dp={2} missing="NOT_SCORED" />],
          [t('rating.band'), engagement.qualityBand ?? '—'],
          [t('rating.deduct'), engagement.deductPercent ? `${Number(engagement.deductPercent)}%` : '—'],
          [t('comparison.paid'), engagement.paidAmount ? <Money key="m" value={engagement.paidAmount} unit /> : '—'],
          [t('rating.paidOn'), <DateText key="d" value={engagement.paidOn} />],
        ]}
      />
    </Card>
  );
}
