import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { ErrorPanel, PageSkeleton } from '../../../ui/index.js';
import { OneSelf } from '../components/one-self.js';
import { SELF_QUERY } from '../data/self.graphql.js';

export default function SelfEvaluationPage() {
  const { sheetId = '' } = useParams();
  const { data, error, refetch } = useQuery(SELF_QUERY, {
    variables: { id: sheetId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const sheet = data.selfEvaluation;
  return <OneSelf key={`${sheet.id}/${sheet.state}`} sheet={sheet} />;
}
