import { useMutation } from '@apollo/client/react';
import { Button, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { Card, RefusalList } from '../../../ui/index.js';
import { CANCEL_OPENING } from '../data/rounds.graphql.js';
import type { Round } from '../data/rounds.types.js';

const ASK_AGAIN_MS = 1_000;

export const isOpening = ({ opening }: Round): boolean => opening?.state === 'QUEUED' || opening?.state === 'RUNNING';

/** How far the opening is. It can be left and found again; when it is cancelled nothing of it stays. */
export function OpeningProgress({ round, ask }: { round: Round; ask: () => void }) {
  const { t } = useTranslation(['monitoring-rounds', 'refusal']);
  const [cancel] = useMutation(CANCEL_OPENING);
  const { act, running, error } = useAct();
  const opening = isOpening(round);
  useEffect(() => {
    if (!opening) return undefined;
    const timer = setInterval(ask, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [opening, ask]);
  if (!round.opening || round.state !== 'PLANNED') return null;
  const { state, done, total, error: failure } = round.opening;
  return (
    <Card title={t(`opening.${state}`)}>
      <div role="status" aria-live="polite">
        {opening && (
          <>
            <Progress percent={total ? Math.floor((done / total) * 100) : 0} />
            <p>{t('opening.done', { done, total: total ?? '…' })}</p>
            <Button loading={running} onClick={() => void act(() => cancel({ variables: { id: round.id } }))}>
              {t('opening.cancel')}
            </Button>
          </>
        )}
        {state === 'CANCELLED' && <p>{t('opening.nothing')}</p>}
        {state === 'FAILED' && (
          <p className="jx-red">
            {t(failure?.code ?? 'INTERNAL', { ns: 'refusal', defaultValue: t('opening.failed') })}
          </p>
        )}
      </div>
      {error && <RefusalList refusals={error.refusals} />}
    </Card>
  );
}
