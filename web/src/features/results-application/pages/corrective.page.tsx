import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Attachments,
  Card,
  ErrorPanel,
  FootBar,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { CORRECTIVE_QUERY, type CorrectiveAction, MOVE_CORRECTIVE, REPLY } from '../data/results.graphql.js';

export default function CorrectivePage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(CORRECTIVE_QUERY, { variables: { id }, fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Notice key={`${id}/${data.correctiveAction.state}`} notice={data.correctiveAction} />;
}

function Notice({ notice }: { notice: CorrectiveAction }) {
  const { t } = useTranslation('results-application');
  const to = useYearPath();
  const { seat } = useViewer();
  const [replies, setReplies] = useState<Record<string, string>>(
    Object.fromEntries(notice.items.map(({ id, reply }) => [id, reply ?? ''])),
  );
  const [replyText, setReplyText] = useState(notice.replyText ?? '');
  const [reply] = useMutation(REPLY);
  const [move] = useMutation(MOVE_CORRECTIVE);
  const { act, running, error } = useAct();
  const mine = seat?.agencyId === notice.agencyId;
  const editable = mine && ['IN_PROGRESS', 'RETURNED'].includes(notice.state);

  const changed =
    editable &&
    (replyText !== (notice.replyText ?? '') || notice.items.some(({ id, reply }) => replies[id] !== (reply ?? '')));

  const saved = async (done?: string): Promise<number | undefined> => {
    const items = notice.items.map(({ id }) => ({ id, reply: replies[id] ?? '' }));
    const input = {
      id: notice.id,
      expectedVersion: notice.version,
      replyText,
      items,
      idempotencyKey: newIdempotencyKey(),
    };
    return (await act(() => reply({ variables: { input } }), { done }))?.data?.replyCorrectiveAction.version;
  };
  const step = async (action: string, comment?: string) => {
    const version = action === 'submit' ? await saved() : notice.version;
    if (version === undefined) return;
    const input = { id: notice.id, expectedVersion: version, action, comment, idempotencyKey: newIdempotencyKey() };
    await act(() => move({ variables: { input } }), { done: t('done.step') });
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('title'), to: to('results') }]}
        title={notice.title}
        state={<StateTag ns="results-application" state={notice.state} />}
        question={t('corrective.question', { no: notice.documentNo, agency: notice.agencyName, due: notice.dueOn })}
      />
      <PageBody>
        {notice.returnedReason && (
          <Card tone="amber" title={t('returned', { by: notice.returnedBy ?? '' })}>
            {notice.returnedReason}
          </Card>
        )}
        {error && <RefusalList refusals={error.refusals} />}
        {notice.items.map((item) => (
          <Card
            key={item.id}
            title={t('corrective.item', { n: item.ordinal })}
            extra={<StateTag ns="results-application" state={item.state} />}
          >
            <p>{item.description}</p>
            <p>{t('corrective.requirement', { text: item.requirement })}</p>
            <Input.TextArea
              aria-label={t('corrective.reply')}
              placeholder={t('corrective.reply')}
              readOnly={!editable}
              autoSize={{ minRows: 2 }}
              maxLength={2000}
              value={replies[item.id]}
              onChange={(event) => setReplies({ ...replies, [item.id]: event.target.value })}
            />
            <Attachments
              ownerType="results.corrective_item"
              ownerId={item.id}
              files={item.files}
              editable={editable}
              label={t('corrective.files', { n: item.ordinal })}
            />
            {item.verificationNote && <p>{t('corrective.verified', { text: item.verificationNote })}</p>}
          </Card>
        ))}
        <Card title={t('corrective.summary')}>
          <Input.TextArea
            aria-label={t('corrective.summary')}
            readOnly={!editable}
            autoSize={{ minRows: 2 }}
            maxLength={4000}
            value={replyText}
            onChange={(event) => setReplyText(event.target.value)}
          />
        </Card>
      </PageBody>
      <FootBar
        right={
          <ActionBar
            actions={notice.availableActions}
            running={running}
            extra={
              editable && (
                <Button loading={running} onClick={() => void saved(t('done.save'))}>
                  {t('action.save')}
                </Button>
              )
            }
            savesFirst={changed && 'submit'}
            onAct={(action, { comment }) => step(action, comment)}
            define={{
              accept: { label: t('action.accept'), primary: true, hideRefused: !mine },
              submit: { label: t('action.submit'), primary: true, hideRefused: !mine },
              verify: { label: t('action.verify'), primary: true, comment: 'optional', hideRefused: true },
              close: { label: t('action.close'), primary: true, hideRefused: true },
              return: { label: t('action.return'), comment: 'required', hideRefused: true },
            }}
          />
        }
      />
    </>
  );
}
