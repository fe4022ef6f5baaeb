import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { download } from '../../../lib/rest.js';
import { useAct } from '../../../lib/use-act.js';
import {
  type Archive,
  type ArchiveContent,
  ARCHIVES_QUERY,
  CANCEL_ARCHIVE,
  PREPARE_ARCHIVE,
} from '../data/archives.graphql.js';

const ASK_AGAIN_MS = 1_000;

export const isPacking = ({ state }: Archive): boolean => state === 'QUEUED' || state === 'RUNNING';

/** Archives of a round that I asked for; one that was begun here is handed out as soon as it is ready. */
export function useArchives(roundId: string) {
  const { data, refetch } = useQuery(ARCHIVES_QUERY, { variables: { roundId } });
  const [prepare] = useMutation(PREPARE_ARCHIVE);
  const [cancel] = useMutation(CANCEL_ARCHIVE);
  const { act, running, error } = useAct();
  const awaited = useRef(new Set<string>());
  const archives = data?.monitoringArchives ?? [];
  const isOpen = archives.some(isPacking);
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setInterval(() => void refetch(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOpen, refetch]);
  useEffect(() => {
    for (const { id, file } of archives) if (file && awaited.current.delete(id)) download(`/api/files/${file.id}`);
  }, [archives]);
  return {
    archives,
    running,
    error,
    prepare: async (what: ArchiveContent) => {
      const answer = await act(() => prepare({ variables: { input: { roundId, what } } }));
      if (answer?.data) awaited.current.add(answer.data.prepareMonitoringArchive.id);
      await refetch();
    },
    cancel: async (id: string) => {
      awaited.current.delete(id);
      await act(() => cancel({ variables: { id } }));
      await refetch();
    },
  };
}
