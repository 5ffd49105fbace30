import { useEffect } from 'react';
import { FileDrop } from '../../parts/files/file-drop';
import type { Uploads } from '../../parts/files/uploads';
import { type OwedPath, useUploads } from '../../parts/files/use-uploads';

/** The scan of a paper, which may be there before its contents are; `uploads` is told while there is one to wait for. */
export function Scan({
  path,
  ids,
  setIds,
  error,
  onUploads,
}: {
  path: OwedPath;
  ids: readonly string[];
  setIds: (ids: readonly string[]) => void;
  error: string | undefined;
  onUploads: (uploads: Uploads | undefined) => void;
}) {
  const files = useUploads(path, ids, setIds, { paper: true });
  const { uploads } = files;
  useEffect(() => {
    onUploads(uploads);
    return () => onUploads(undefined);
  }, [uploads, onUploads]);
  return <FileDrop id="scan" path={path} files={files} error={error} />;
}
