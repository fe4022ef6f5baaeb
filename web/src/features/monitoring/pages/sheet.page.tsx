import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ErrorPanel, PageSkeleton } from '../../../ui/index.js';
import { OneSheet } from '../components/one-sheet.js';
import { SHEET_QUERY } from '../data/monitoring.graphql.js';

export default function SheetPage() {
  const { sheetId = '' } = useParams();
  const [imports, setImports] = useState(0);
  const { data, error, refetch } = useQuery(SHEET_QUERY, {
    variables: { id: sheetId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const sheet = data.monitoringSheet;
  // What an import has saved is typed on from there: the form begins anew.
  return (
    <OneSheet
      key={`${sheet.id}/${sheet.state}/${imports}`}
      sheet={sheet}
      onImported={() => void refetch().then(() => setImports((count) => count + 1))}
    />
  );
}
