/** Names under which events go out, by the name that the rooms use. */
export const OUTBOUND_EVENTS = {
  EngagementMoved: 'cn.jixiao.engagement.moved',
  EngagementPaperFiled: 'cn.jixiao.engagement.paper-filed',
  EvaluationMoved: 'cn.jixiao.evaluation.moved',
} as const;
export type OutboundEvent = keyof typeof OUTBOUND_EVENTS;

export const outboundName = (type: string): OutboundEvent | null =>
  (Object.entries(OUTBOUND_EVENTS).find(([, outside]) => outside === type)?.[0] as OutboundEvent | undefined) ?? null;

interface Happened {
  readonly eventId: string;
  readonly eventName: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly recordedAt: Date;
}

/** CloudEvents 1.0 in its JSON form. The receiver knows its own body, so the body is not sent along. */
export function cloudEvent({ eventId, eventName, payload, recordedAt }: Happened, jurisdictionId: string): string {
  const { firmAgencyId: _, ...data } = payload;
  return JSON.stringify({
    specversion: '1.0',
    id: eventId,
    source: `/jixiao/${jurisdictionId}`,
    type: OUTBOUND_EVENTS[eventName as OutboundEvent],
    subject: String(payload.engagementId),
    time: recordedAt.toISOString(),
    datacontenttype: 'application/json',
    data,
  });
}
