import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { ErrorPanel, PageSkeleton } from '../../../ui/index.js';
import { ReviewDesk } from '../components/review-desk.js';
import { useQueue } from '../components/review-queue.js';
import { GOAL_QUERY } from '../data/goals.graphql.js';
import { OPEN_OBJECTIVE } from '../data/moves.graphql.js';

export default function ReviewPage() {
  const { objectiveId = '' } = useParams();
  const queue = useQueue();
  const [open] = useMutation(OPEN_OBJECTIVE);
  const { data, error, refetch } = useQuery(GOAL_QUERY, {
    variables: { id: objectiveId },
    fetchPolicy: 'cache-and-network',
  });
  useEffect(() => {
    // That the desk has it stops a withdrawal; nothing on this page waits for it.
    void open({ variables: { id: objectiveId } }).catch(() => undefined);
  }, [objectiveId, open]);
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data || data.goal.id !== objectiveId) return <PageSkeleton />;
  return <ReviewDesk key={data.goal.versionId} objective={data.goal} queue={queue} />;
}
