import { Module } from '@nestjs/common';
import { EvaluationModule } from '../evaluation/index.js';
import { WebhookDeliveries } from './application/webhook-deliveries.js';
import { WebhookSender } from './application/webhook-sender.js';
import { WebhookSubscriptions } from './application/webhook-subscriptions.js';
import { WebhookResolver } from './graphql/webhook.resolver.js';
import { WebhookReads } from './persistence/webhook.reads.js';

@Module({
  imports: [EvaluationModule],
  providers: [WebhookReads, WebhookSender, WebhookSubscriptions, WebhookDeliveries, WebhookResolver],
})
export class IntegrationModule {}
