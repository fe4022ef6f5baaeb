import { useMutation, useQuery } from '@apollo/client/react';
import { OBJECT_TYPES, type ObjectType } from '@jixiao/shared';
import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { ProjectPicker } from '../../../lib/project-picker.js';
import { useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, ErrorLine, Field, PageBody, PageHead } from '../../../ui/index.js';
import { BEGIN_OBJECTIVE, DECLARE_OBJECTIVE, TRANSFERS_QUERY } from '../data/board.graphql.js';

const LEVELS = ['OVERALL', 'REGION', 'PROJECT'] as const;
const NAMED: readonly ObjectType[] = ['POLICY', 'TRANSFER'];
const OF_PROJECT: readonly ObjectType[] = ['PROJECT', 'BOND_PROJECT'];

/** Begins an objective: first what it is about, then only what that object needs. */
export default function NewObjectivePage() {
  const { t } = useTranslation('goals');
  const year = useYear();
  const to = useYearPath();
  const navigate = useNavigate();
  const { seat } = useViewer();
  const [objectType, setObjectType] = useState<ObjectType>('PROJECT');
  const [projectId, setProjectId] = useState<string>();
  const [title, setTitle] = useState('');
  const [code, setCode] = useState('');
  const [level, setLevel] = useState<(typeof LEVELS)[number]>('OVERALL');
  const [parent, setParent] = useState<string | null>(null);
  const [begin] = useMutation(BEGIN_OBJECTIVE);
  const [declare] = useMutation(DECLARE_OBJECTIVE);
  const { act, running, error } = useAct();
  const isTransfer = objectType === 'TRANSFER';
  const { data } = useQuery(TRANSFERS_QUERY, { variables: { year, text: null }, skip: !isTransfer });
  const parents = (data?.goals.nodes ?? []).filter(
    ({ transferLevel }) => transferLevel === 'OVERALL' || (level === 'PROJECT' && transferLevel === 'REGION'),
  );
  const ofProject = OF_PROJECT.includes(objectType);

  const start = async (): Promise<void> => {
    const idempotencyKey = newIdempotencyKey();
    const id = await act(async () => {
      if (ofProject) {
        const done = await begin({ variables: { input: { projectId: projectId!, objectType, idempotencyKey } } });
        return done.data!.beginObjective.id;
      }
      const named = NAMED.includes(objectType);
      const input = {
        objectType,
        budgetYear: year,
        title: named ? title : null,
        code: named ? code : null,
        transferLevel: isTransfer ? level : null,
        parentObjectiveId: isTransfer && level !== 'OVERALL' ? parent : null,
        idempotencyKey,
      };
      return (await declare({ variables: { input } })).data!.declareObjective.id;
    });
    if (id) void navigate(to(`goals/${id}`));
  };

  return (
    <>
      <PageHead
        crumbs={[{ label: t('list.title'), to: to('goals') }]}
        title={t('new.title')}
        state={t('list.state', { year })}
        question={t('new.question', { agency: seat?.agencyName ?? '' })}
      />
      <PageBody>
        <Card title={t('new.object')}>
          <Radio.Group
            className="goals-objects"
            aria-label={t('new.object')}
            value={objectType}
            onChange={(event) => setObjectType(event.target.value as ObjectType)}
            options={OBJECT_TYPES.map((value) => ({
              value,
              label: (
                <>
                  {t(`objectType.${value}`)} <span className="jx-note">{t(`objectTypeNote.${value}`)}</span>
                </>
              ),
            }))}
          />
          <div className="goals-new">
            {ofProject && (
              <Field label={t('project')} hint={t('new.projectHint')}>
                {(id) => (
                  <ProjectPicker
                    id={id}
                    year={year}
                    agencyId={seat?.agencyId}
                    value={projectId}
                    onChange={(value) => setProjectId(value as string)}
                  />
                )}
              </Field>
            )}
            {NAMED.includes(objectType) && (
              <>
                <Field label={t('new.name')}>
                  {(id) => (
                    <Input id={id} maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
                  )}
                </Field>
                <Field label={t('column.code')} hint={t('new.codeHint')}>
                  {(id) => (
                    <Input id={id} maxLength={60} value={code} onChange={(event) => setCode(event.target.value)} />
                  )}
                </Field>
              </>
            )}
            {isTransfer && (
              <Field label={t('new.level')}>
                {(id) => (
                  <Select
                    id={id}
                    value={level}
                    onChange={setLevel}
                    options={LEVELS.map((value) => ({ value, label: t(`transferLevel.${value}`) }))}
                  />
                )}
              </Field>
            )}
            {isTransfer && level !== 'OVERALL' && (
              <Field label={t('new.parent')} hint={parents.length === 0 ? t('new.noParent') : undefined}>
                {(id) => (
                  <Select
                    id={id}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={parent}
                    onChange={setParent}
                    options={parents.map((row) => ({
                      value: row.id,
                      label: `${row.title} · ${row.code ?? ''} · ${t(`transferLevel.${row.transferLevel ?? 'OVERALL'}`)}`,
                    }))}
                  />
                )}
              </Field>
            )}
          </div>
          {error && (
            <div className="jx-form-gap">
              <ErrorLine error={error} />
            </div>
          )}
          <Button type="primary" disabled={ofProject && !projectId} loading={running} onClick={() => void start()}>
            {t('new.start')}
          </Button>{' '}
          {ofProject && !projectId && <span className="jx-reason">{t('new.chooseProject')}</span>}
        </Card>
      </PageBody>
    </>
  );
}
