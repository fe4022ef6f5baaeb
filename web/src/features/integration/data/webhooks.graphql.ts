import { gql, type TypedDocumentNode } from '@apollo/client';

export interface Delivery {
  id: string;
  type: string;
  isReplay: boolean;
  state: string;
  attempts: number;
  status: number | null;
  error: string | null;
  createdAt: string;
  triedAt: string | null;
}

export interface Subscription {
  id: string;
  name: string;
  url: string;
  events: string[];
  state: string;
  createdAt: string;
  version: number;
  deliveries: Delivery[];
}

export const EVENT_TYPES = [
  'cn.jixiao.engagement.moved',
  'cn.jixiao.engagement.paper-filed',
  'cn.jixiao.evaluation.moved',
];

const SUBSCRIPTION = `id name url events state createdAt version
  deliveries { id type isReplay state attempts status error createdAt triedAt }`;

export const SUBSCRIPTIONS: TypedDocumentNode<{ webhookSubscriptions: Subscription[] }> = gql`
  query WebhookSubscriptions { webhookSubscriptions { ${SUBSCRIPTION} } }
`;
export const SUBSCRIBE: TypedDocumentNode<{ subscribeWebhook: { secret: string; subscription: { id: string } } }> = gql`
  mutation SubscribeWebhook($input: SubscribeWebhookInput!) {
    subscribeWebhook(input: $input) {
      secret
      subscription {
        id
      }
    }
  }
`;
export const END_WEBHOOK: TypedDocumentNode<{ endWebhook: Subscription }> = gql`
  mutation EndWebhook($input: EndWebhookInput!) { endWebhook(input: $input) { ${SUBSCRIPTION} } }
`;
export const REPLAY: TypedDocumentNode<{ replayWebhooks: number }> = gql`
  mutation ReplayWebhooks($input: ReplayWebhooksInput!) {
    replayWebhooks(input: $input)
  }
`;
