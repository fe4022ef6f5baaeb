import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ErrorPanel, PageSkeleton } from '../../../ui/index.js';
import { OneSelf } from '../components/one-self.js';
import { SELF_QUERY } from '../data/self.graphql.js';

export default function SelfEvaluationPage() {
  const { sheetId = '' } = useParams();
  const [imports, setImports] = useState(0);
  const { data, error, refetch } = useQuery(SELF_QUERY, {
    variables: { id: sheetId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const sheet = data.selfEvaluation;
  // What an import has saved is typed on from there: the form begins anew.
  return (
    <OneSelf
      key={`${sheet.id}/${sheet.state}/${imports}`}
      sheet={sheet}
      onImported={() => void refetch().then(() => setImports((count) => count + 1))}
    />
  );
}
