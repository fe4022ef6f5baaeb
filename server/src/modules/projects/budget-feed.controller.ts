import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { demand } from '../../platform/access/index.js';
import { IdempotencyService } from '../../platform/graphql/index.js';
import { BasePaymentImport } from './application/base-payment-import.js';
import { type PaymentOutcome, PaymentImport } from './application/payment-import.js';
import { ImportBasePaymentsInput, ImportPaymentsInput } from './graphql/payment.inputs.js';

/** Payments from a budget system that speaks REST: the very imports of GraphQL, a row that cannot be laid is named. */
@Controller('api/budget-feed')
export class BudgetFeedController {
  constructor(
    private readonly payments: PaymentImport,
    private readonly basePayments: BasePaymentImport,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Post('payments')
  @HttpCode(200)
  projects(@Body() { idempotencyKey, ...body }: ImportPaymentsInput): Promise<PaymentOutcome> {
    demand('payment.import');
    return this.idempotency.once('importPayments', idempotencyKey, body, () =>
      this.payments.run(body.budgetYear, body.payments),
    );
  }

  /** 基本支出: no project stands behind it. */
  @Post('base-payments')
  @HttpCode(200)
  base(@Body() { idempotencyKey, ...body }: ImportBasePaymentsInput): Promise<PaymentOutcome> {
    demand('payment.import');
    return this.idempotency.once('importBasePayments', idempotencyKey, body, () =>
      this.basePayments.run(body.budgetYear, body.payments),
    );
  }
}
