import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { api, ask, done } from '../../api/ask';
import type { FilingStep, Upload } from '../../api/contract';
import { type Sending, Uploads } from './uploads';

/** What the files are of. */
export interface OwedPath {
  campaign: string;
  unit: string;
  step: FilingStep;
  party: string;
}

/** The files of an obligation: those that a filing or a draft names, those of which some parts are missing, those in hand. */
export interface FilesInHand {
  uploads: Uploads;
  sending: readonly Sending[];
  /** Undefined until the service has told. */
  known: readonly Upload[] | undefined;
  maxBytes: number | undefined;
  maxFiles: number | undefined;
  /** Ids in the order in which they were attached. */
  ids: readonly string[];
  setIds: (ids: readonly string[]) => void;
}

const filesQuery = (path: OwedPath) =>
  queryOptions({
    queryKey: [path.campaign, 'files', path.unit, path.step, path.party],
    queryFn: () =>
      ask(
        api.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}/files/{step}/{party}', { params: { path } }),
      ),
  });

const callsOf = (path: OwedPath, paper: boolean) => ({
  start: (file: { name: string; size: number; sha256: string }) =>
    ask(
      api.POST('/api/v1/campaigns/{campaign}/evaluations/{unit}/files/{step}/{party}', {
        params: { path },
        body: { ...file, ...(paper && { paper: true as const }) },
      }),
    ),
  put: (file: string, n: number, bytes: Uint8Array<ArrayBuffer>) =>
    done(
      api.PUT('/api/v1/campaigns/{campaign}/evaluations/{unit}/files/{step}/{party}/{file}/parts/{n}', {
        params: { path: { ...path, file, n } },
        headers: { 'Content-Type': 'application/octet-stream' },
        // The description has no other word for bytes.
        body: bytes as unknown as string,
        bodySerializer: (body) => body as unknown as BodyInit,
      }),
    ),
  complete: (file: string) =>
    ask(
      api.POST('/api/v1/campaigns/{campaign}/evaluations/{unit}/files/{step}/{party}/{file}/complete', {
        params: { path: { ...path, file } },
      }),
    ),
});

/** Files that are attached to something; `ids` are where the draft has them. With `paper` they are those of a paper. */
export function useUploads(
  path: OwedPath,
  ids: readonly string[],
  setIds: (ids: readonly string[]) => void,
  { paper = false }: { paper?: boolean } = {},
): FilesInHand {
  const client = useQueryClient();
  const query = useQuery(filesQuery(path));
  const latest = useRef({ ids, setIds });
  latest.current = { ids, setIds };
  const [uploads] = useState(
    () =>
      new Uploads(callsOf(path, paper), (upload) => {
        const { queryKey } = filesQuery(path);
        client.setQueryData(
          queryKey,
          (before) =>
            before && {
              ...before,
              items: [...before.items.filter(({ id }) => id !== upload.id), upload],
            },
        );
        if (!latest.current.ids.includes(upload.id))
          latest.current.setIds([...latest.current.ids, upload.id]);
      }),
  );
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (uploads.isPending) event.preventDefault();
    };
    window.addEventListener('online', uploads.goOn);
    window.addEventListener('focus', uploads.goOn);
    window.addEventListener('beforeunload', guard);
    return () => {
      window.removeEventListener('online', uploads.goOn);
      window.removeEventListener('focus', uploads.goOn);
      window.removeEventListener('beforeunload', guard);
      uploads.stop();
    };
  }, [uploads]);
  const channel = paper ? 'paper' : 'person';
  return {
    uploads,
    sending: useSyncExternalStore(uploads.subscribe, uploads.read),
    known: query.data?.items.filter((each) => each.channel === channel),
    maxBytes: query.data?.maxBytes,
    maxFiles: query.data?.maxFiles,
    ids,
    setIds,
  };
}
