import type { ApolloServerPlugin } from '@apollo/server';
import type { UnitOfWork } from '../database/unit-of-work.js';

/**
 * Gives the read transaction back before the answer is serialised, so that a slow client holds no connection.
 *
 * @param tellsStatements puts the number of statements into a header: for the tests of constant cost, never in production
 */
export function transactionPlugin(uow: UnitOfWork, tellsStatements: boolean): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ response }) => {
          if (tellsStatements) response.http.headers.set('x-statements', String(uow.statementCount));
          return uow.endRead();
        },
      }),
  };
}
