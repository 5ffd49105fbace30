import { FileDrop } from '../../parts/files/file-drop';
import { type OwedPath, useUploads } from '../../parts/files/use-uploads';

/** The scan of a paper, which may be there before its contents are. */
export function Scan({
  path,
  ids,
  setIds,
}: {
  path: OwedPath;
  ids: readonly string[];
  setIds: (ids: readonly string[]) => void;
}) {
  const files = useUploads(path, ids, setIds, { paper: true });
  return <FileDrop id="scan" path={path} files={files} error={undefined} />;
}
