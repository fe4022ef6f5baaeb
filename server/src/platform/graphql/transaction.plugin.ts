import type { ApolloServerPlugin } from '@apollo/server';
import type { UnitOfWork } from '../database/unit-of-work.js';

/** Gives the read transaction back before the answer is serialised, so that a slow client holds no connection. */
export function transactionPlugin(uow: UnitOfWork): ApolloServerPlugin {
  return {
    requestDidStart: () => Promise.resolve({ willSendResponse: () => uow.endRead() }),
  };
}
