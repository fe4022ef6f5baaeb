import { Button, Input } from 'antd';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { DomainError } from '../../../lib/domain-error.js';
import { ErrorPanel, RefusalList } from '../../../ui/index.js';
import type { Outcome } from '../model/use-decision.js';

export interface ReviewDecisionProps {
  opinion: string;
  onOpinion: (text: string) => void;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  canDecide: boolean;
  canReject: boolean;
  /** With 良 and cells to change, the unit may be asked to consent instead. */
  canRefine: boolean;
  isGood: boolean;
  isDepartment: boolean;
  /** Why it cannot pass; stands beside the buttons. */
  reason: string | undefined;
  running: boolean;
  error: DomainError | null;
  onDecide: (outcome: Outcome) => void;
}

/** Opinion and the buttons; what was written stays when the server refuses. */
export function ReviewDecision(props: ReviewDecisionProps) {
  const {
    opinion,
    onOpinion,
    fieldRef,
    canDecide,
    canReject,
    canRefine,
    isGood,
    isDepartment,
    reason,
    running,
    error,
    onDecide,
  } = props;
  const { t } = useTranslation('goals');
  return (
    <section className="goals-decision" aria-label={t('review.opinion')}>
      <Input.TextArea
        ref={(field) => {
          fieldRef.current = field?.resizableTextArea?.textArea ?? null;
        }}
        rows={1}
        maxLength={2000}
        aria-label={t('review.opinion')}
        placeholder={t('review.opinionHint')}
        value={opinion}
        onChange={(event) => onOpinion(event.target.value)}
      />
      {error && (error.refusals.length > 0 ? <RefusalList refusals={error.refusals} /> : <ErrorPanel error={error} />)}
      <div className="goals-decision-buttons">
        <Button
          disabled={!canDecide || opinion.trim() === ''}
          title={opinion.trim() === '' ? t('review.opinionHint') : undefined}
          loading={running}
          onClick={() => onDecide('RETURN')}
        >
          {t('review.return')}
        </Button>
        {!isDepartment && !isGood && (
          <Button danger disabled={!canDecide || !canReject} loading={running} onClick={() => onDecide('REJECT')}>
            {t('review.reject')}
          </Button>
        )}
        {!isDepartment && isGood && (
          <Button
            disabled={!canDecide || !canRefine}
            title={canRefine ? undefined : t('review.refineNone')}
            loading={running}
            onClick={() => onDecide('REFINE')}
          >
            {t('review.refine')}
          </Button>
        )}
        <Button type="primary" disabled={reason !== undefined} loading={running} onClick={() => onDecide('ACCEPT')}>
          {t('review.accept')}
        </Button>
      </div>
      {reason && <p className="jx-reason">{reason}</p>}
    </section>
  );
}
