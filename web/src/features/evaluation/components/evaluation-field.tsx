import { useMutation, useQuery } from '@apollo/client/react';
import { AutoComplete, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { Card, Field, RefusalList } from '../../../ui/index.js';
import { FIELD_OF_TASK, NAME_FIELD, SUPPLY } from '../data/experts.graphql.js';
import type { EvaluationTask } from '../data/tasks.graphql.js';

/** The field of experts that the evaluation needs; what the year needs of each is counted by it. */
export function EvaluationField({ task, editable }: { task: EvaluationTask; editable: boolean }) {
  const { t } = useTranslation('evaluation-tasks');
  const { data } = useQuery(FIELD_OF_TASK, { variables: { taskId: task.id } });
  const { data: supply } = useQuery(SUPPLY, { variables: { year: task.workYear }, skip: !editable });
  const [typed, setTyped] = useState<string | null>(null);
  const [name] = useMutation(NAME_FIELD, { refetchQueries: [FIELD_OF_TASK, SUPPLY] });
  const { act, running, error } = useAct();
  if (!data) return null;
  const field = typed ?? data.evaluationField ?? '';
  if (!editable && !data.evaluationField) return null;
  const save = () =>
    act(() => name({ variables: { input: { taskId: task.id, field } } }), { done: t('expertField.saved') });
  return (
    <Card title={t('expertField.title')} note={t('expertField.note')}>
      {error && <RefusalList refusals={error.refusals} />}
      {editable ? (
        <div style={{ display: 'flex', gap: 8, alignItems: 'end' }}>
          <Field label={t('expertField.label')}>
            {(id) => (
              <AutoComplete
                id={id}
                style={{ width: 260 }}
                value={field}
                options={(supply?.expertSupply ?? []).map((one) => ({ value: one.field }))}
                onChange={setTyped}
              />
            )}
          </Field>
          <Button
            style={{ marginBottom: 12 }}
            loading={running}
            disabled={!field.trim() || field === data.evaluationField}
            onClick={() => void save()}
          >
            {t('expertField.save')}
          </Button>
        </div>
      ) : (
        data.evaluationField
      )}
    </Card>
  );
}
