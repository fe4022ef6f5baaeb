import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../lib/apollo.js';
import { useAct } from '../../../../lib/use-act.js';
import { Attachments, Card, RefusalList } from '../../../../ui/index.js';
import { APPOINT_SCORERS, type Appraisal, MARK_DUPLICATE, PANEL_SEATS_QUERY } from '../data/appraisal.graphql.js';
import { useOfficialWords } from '../model/official-words.js';

/** Materials under the criteria that they speak to: what is missing is seen where it is missed. */
export function MaterialsSide({ appraisal }: { appraisal: Appraisal }) {
  const { t } = useTranslation('appraisal');
  const words = useOfficialWords();
  const present = appraisal.materials.filter(({ isPresent }) => isPresent).length;
  return (
    <Card title={t('material.title')} note={t('material.count', { present, total: appraisal.materials.length })}>
      {appraisal.criteria.map((dimension) => {
        const matched = appraisal.materials.filter(({ dimensions }) => dimensions.includes(dimension.code));
        return (
          <div key={dimension.code} style={{ marginBottom: 10 }}>
            <b>{words(dimension.name)}</b>
            <ul style={{ margin: '2px 0 0', paddingInlineStart: 18 }}>
              {matched.map((one) => (
                <li key={one.code} className={one.isPresent ? undefined : 'jx-muted'}>
                  {words(one.name)}{' '}
                  {t(one.isPresent ? 'material.present' : one.isRequired ? 'material.missing' : 'material.absent')}
                  {one.reference && <span className="jx-note"> {one.reference}</span>}
                  <Attachments
                    ownerType="goals.appraisal_material"
                    ownerId={one.id}
                    files={one.files}
                    editable={false}
                    label={t('material.filesOf', { name: words(one.name) })}
                  />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Card>
  );
}

/** What resembles it, and why. The finance side may say that it is the same thing. */
export function OverlapsSide({ appraisal, decides }: { appraisal: Appraisal; decides: boolean }) {
  const { t } = useTranslation('appraisal');
  const [mark] = useMutation(MARK_DUPLICATE);
  const { act, running, error } = useAct();
  const set = (projectId: string | null) => {
    const input = {
      id: appraisal.id,
      expectedVersion: appraisal.version,
      projectId,
      idempotencyKey: newIdempotencyKey(),
    };
    return act(() => mark({ variables: { input } }), { done: t('done.save') });
  };
  return (
    <Card title={t('overlap.title')} tone={appraisal.duplicateOfId ? 'red' : undefined}>
      {error && <RefusalList refusals={error.refusals} />}
      {appraisal.duplicateOfName && (
        <p>
          {t('overlap.duplicate', { name: appraisal.duplicateOfName })}{' '}
          {decides && (
            <Button size="small" loading={running} onClick={() => void set(null)}>
              {t('overlap.unmark')}
            </Button>
          )}
        </p>
      )}
      {appraisal.overlaps.length === 0 && <p className="jx-muted">{t('overlap.none')}</p>}
      {appraisal.overlaps.map((one) => (
        <div key={one.projectId} style={{ marginBottom: 10 }}>
          <b className="jx-num">{one.score}</b> {one.name}
          <div className="jx-note">
            {one.agencyName} · {one.budgetYear} ·{' '}
            {one.reasons.map((reason) => t(`overlap.${reason}`, { similarity: one.similarity })).join('、')}
          </div>
          {decides && one.projectId !== appraisal.duplicateOfId && (
            <Button size="small" type="link" style={{ padding: 0 }} onClick={() => void set(one.projectId)}>
              {t('overlap.mark')}
            </Button>
          )}
        </div>
      ))}
    </Card>
  );
}

/** Who scores, who has handed in, and how far they are apart. */
export function PanelSide({ appraisal, decides }: { appraisal: Appraisal; decides: boolean }) {
  const { t } = useTranslation('appraisal');
  const [editing, setEditing] = useState(false);
  const dispersion = appraisal.outcome?.dispersion;
  return (
    <Card
      title={t('panel.title')}
      extra={
        decides &&
        !editing && (
          <Button size="small" onClick={() => setEditing(true)}>
            {t('panel.appoint')}
          </Button>
        )
      }
    >
      {editing ? (
        <Appoint appraisal={appraisal} onDone={() => setEditing(false)} />
      ) : (
        <>
          {appraisal.scorers.length === 0 && <p className="jx-muted">{t('panel.none')}</p>}
          {appraisal.scorers.map((scorer) => (
            <div key={scorer.id} style={{ display: 'flex', gap: 8 }}>
              <span style={{ flex: 1 }}>
                {scorer.personName ?? scorer.seatTitle}
                <span className="jx-note">
                  {' '}
                  {scorer.agencyName}
                  {scorer.isChair && ` · ${t('panel.chair')}`}
                </span>
              </span>
              <span className="jx-num">
                {scorer.total ?? t(scorer.submittedAt ? 'panel.handedIn' : 'panel.waiting')}
              </span>
            </div>
          ))}
          {dispersion && <p className="jx-note">{t('panel.dispersion', { ...dispersion })}</p>}
        </>
      )}
    </Card>
  );
}

function Appoint({ appraisal, onDone }: { appraisal: Appraisal; onDone: () => void }) {
  const { t } = useTranslation('appraisal');
  const { data, loading } = useQuery(PANEL_SEATS_QUERY);
  const [seatIds, setSeatIds] = useState(appraisal.scorers.map(({ seatId }) => seatId));
  const [chair, setChair] = useState(appraisal.scorers.find(({ isChair }) => isChair)?.seatId ?? null);
  const [appoint] = useMutation(APPOINT_SCORERS);
  const { act, running, error } = useAct();
  const seats = data?.appraisalPanelSeats ?? [];
  const label = (id: string) => {
    const seat = seats.find((one) => one.id === id);
    return seat ? [seat.personName, seat.title, seat.agencyName].filter(Boolean).join(' · ') : id;
  };
  const submit = async () => {
    const input = {
      id: appraisal.id,
      expectedVersion: appraisal.version,
      seatIds,
      chairSeatId: chair && seatIds.includes(chair) ? chair : null,
      idempotencyKey: newIdempotencyKey(),
    };
    if (await act(() => appoint({ variables: { input } }), { done: t('done.appoint') })) onDone();
  };
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      {error && <RefusalList refusals={error.refusals} />}
      <Select
        mode="multiple"
        aria-label={t('panel.title')}
        placeholder={t('panel.choose')}
        loading={loading}
        optionFilterProp="label"
        value={seatIds}
        options={seats.map(({ id }) => ({ value: id, label: label(id) }))}
        onChange={setSeatIds}
      />
      {seatIds.length > 1 && (
        <Radio.Group
          aria-label={t('panel.chair')}
          value={chair}
          onChange={(event) => setChair(event.target.value as string)}
          style={{ display: 'grid', gap: 4 }}
          options={seatIds.map((id) => ({ value: id, label: `${t('panel.chair')} ${label(id)}` }))}
        />
      )}
      <div style={{ display: 'flex', gap: 8 }}>
        <Button size="small" type="primary" loading={running} onClick={() => void submit()}>
          {t('panel.save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('panel.cancel')}
        </Button>
      </div>
    </div>
  );
}
