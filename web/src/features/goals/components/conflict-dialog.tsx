import { useApolloClient } from '@apollo/client/react';
import { Modal, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toDomainError } from '../../../lib/domain-error.js';
import { useFormat } from '../../../lib/format.js';
import { ErrorPanel, PageSkeleton } from '../../../ui/index.js';
import { GOAL_QUERY, type Objective } from '../data/goals.graphql.js';
import { formOf, type FormState } from '../model/form.js';
import { differingCells, type MergeCell, mergeForms } from '../model/merge-forms.js';

export interface ConflictDialogProps {
  objectiveId: string;
  mine: FormState;
  changedBy: string;
  changedAt: string;
  onMerged: (form: FormState, version: number) => void;
  onCancel: () => void;
}

/** The second save is refused: both texts stand side by side, and each cell is kept or taken over. */
export function ConflictDialog({ objectiveId, mine, changedBy, changedAt, onMerged, onCancel }: ConflictDialogProps) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const client = useApolloClient();
  const [theirs, setTheirs] = useState<Objective | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    // Not through the cache: the page behind keeps what was typed.
    client
      .query({ query: GOAL_QUERY, variables: { id: objectiveId }, fetchPolicy: 'no-cache' })
      .then(({ data }) => setTheirs(data!.goal))
      .catch((thrown: unknown) => setError(toDomainError(thrown)));
  }, [client, objectiveId]);
  const form = theirs && formOf(theirs);
  const nameOf = (id: string): string => theirs?.servableFunctions.find((one) => one.id === id)?.name ?? id;
  const cells = form ? differingCells(mine, form, nameOf) : [];
  const choose = (id: string, isTheirs: boolean): void =>
    setTaken((current) => {
      const next = new Set(current);
      if (isTheirs) next.add(id);
      else next.delete(id);
      return next;
    });
  const words = ({ row, column }: MergeCell): string => {
    if (column?.startsWith('amounts.')) {
      const [, block, kind] = column.split('.');
      return `${t(`block.${block}`)} ${t(`kind.${kind}`)}`;
    }
    const name = column && t([`column.${column}`, `field.${column}`], { defaultValue: column });
    return [row, name ?? t('conflict.row')].filter(Boolean).join(' · ');
  };
  return (
    <Modal
      open
      width={880}
      title={t('conflict.title', { who: changedBy, at: format.dateTime(changedAt) })}
      okText={t('conflict.merge')}
      cancelText={t('conflict.later')}
      okButtonProps={{ disabled: !form }}
      onOk={() => form && onMerged(mergeForms(mine, form, taken), theirs.version)}
      onCancel={onCancel}
    >
      <p>{t('conflict.text')}</p>
      {error !== null && <ErrorPanel error={error} />}
      {!form && error === null && <PageSkeleton />}
      {form && (
        <div className="jx-table-wrap goals-conflict">
          <table className="jx-table jx-table-dense">
            <thead>
              <tr>
                <th scope="col">{t('conflict.cell')}</th>
                <th scope="col">{t('conflict.mine')}</th>
                <th scope="col">{t('conflict.theirs', { who: changedBy })}</th>
              </tr>
            </thead>
            <tbody>
              {cells.map((cell) => (
                <tr key={cell.id}>
                  <td>{words(cell)}</td>
                  {([false, true] as const).map((isTheirs) => {
                    const text = isTheirs ? cell.theirs : cell.mine;
                    return (
                      <td key={String(isTheirs)}>
                        <Radio
                          checked={taken.has(cell.id) === isTheirs}
                          onChange={() => choose(cell.id, isTheirs)}
                          aria-label={`${words(cell)} ${isTheirs ? changedBy : t('conflict.mine')}`}
                        >
                          {text === null ? <i>{t('conflict.noRow')}</i> : text || <i>{t('compare.empty')}</i>}
                        </Radio>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  );
}
