import { type DragEvent, type ReactNode, useState } from 'react';
import { useWordsOf } from '../../app/page-words';
import { useFieldError } from '../field-error';
import './files.css';
import type { Sending } from './uploads';
import type { FilesInHand, OwedPath } from './use-uploads';
import { fileWords } from './words';

const ACCEPT = '.pdf,.docx,.xlsx,.jpg,.jpeg,.png';
const MB = 1024 * 1024;
const DIGEST = 'SHA-256';

/** Files as evidence: chosen or dropped, sent at once, and taken out again. */
export function FileDrop({
  id,
  path,
  files,
  error,
  children,
}: {
  id: string;
  path: OwedPath;
  files: FilesInHand;
  error: string | undefined;
  /** Below the list. */
  children?: ReactNode;
}) {
  const said = useWordsOf(fileWords);
  const shown = useFieldError();
  const [isOver, setIsOver] = useState(false);
  const { uploads, maxFiles = 10, maxBytes = 20 * MB } = files;
  const take = (list: FileList | null) => uploads.add([...(list ?? [])]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  const count = files.ids.length + files.sending.length;
  return (
    <fieldset className="section field">
      <legend>{said.title}</legend>
      <p className="quiet" id={`${id}-hint`}>
        {said.hint(maxFiles, Math.floor(maxBytes / MB))}
      </p>
      {/* Dropping is a second way: the button does the same. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the input in it is what is operated */}
      <div
        className={isOver ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <input
          id={id}
          type="file"
          multiple
          accept={ACCEPT}
          className="visually-hidden drop-input"
          aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
          aria-invalid={error !== undefined}
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file may be chosen again.
            event.currentTarget.value = '';
          }}
        />
        <label htmlFor={id} className="act">
          {said.choose}
        </label>
        <span className="quiet">{said.orDrop}</span>
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {shown(error)}
        </p>
      )}
      {count > maxFiles && <p className="field-error">{said.tooMany(maxFiles)}</p>}
      <FileList path={path} files={files} />
      {children}
    </fieldset>
  );
}

function FileList({ path, files }: { path: OwedPath; files: FilesInHand }) {
  const said = useWordsOf(fileWords);
  const { uploads, sending, known, ids, setIds } = files;
  const inHand = new Set(sending.map((each) => each.id));
  const partly = (known ?? []).filter((each) => each.state === 'open' && !inHand.has(each.id));
  const isEmpty = ids.length + sending.length + partly.length === 0;
  return (
    <ul className="files" aria-label={said.list} hidden={isEmpty}>
      {ids.map((id) => {
        const upload = known?.find((each) => each.id === id);
        const isDone = upload?.state === 'complete';
        return (
          <li key={id}>
            <div>
              {isDone ? (
                <a href={contentOf(path, id)}>{upload.name}</a>
              ) : (
                (upload?.name ?? (known && said.noName))
              )}
              {upload && <FileFacts {...upload} />}
              {isDone && <p className="file-state file-done">{said.done}</p>}
              {known && !isDone && <p className="file-state file-bad">{said.gone}</p>}
            </div>
            <Remove
              name={upload?.name ?? said.noName}
              act={() => setIds(ids.filter((each) => each !== id))}
            />
          </li>
        );
      })}
      {sending.map((each) => (
        <li key={each.key}>
          <div>
            {each.name}
            <FileFacts size={each.size} />
            <Progress {...each} />
          </div>
          <Remove name={each.name} act={() => uploads.remove(each.key)} />
        </li>
      ))}
      {partly.map(({ id, name, size, arrived, parts }) => (
        <li key={id}>
          <div>
            {name}
            <FileFacts size={size} />
            <p className="file-state file-waiting">{said.partly(arrived.length, parts)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** How far it is. A screen reader hears each state once, and no count. */
function Progress({ name, state, arrived, parts, why }: Sending) {
  const said = useWordsOf(fileWords);
  const isOver = state === 'refused' || state === 'unreadable';
  const text = {
    reading: said.reading,
    sending: said.sending,
    checking: said.checking,
    waiting: said.waiting,
    'scanner-away': said.scannerAway,
    'signed-out': said.signedOut,
    refused: `${said.refused}: ${why ?? ''}`,
    unreadable: said.unreadable,
  }[state];
  const isLate = state === 'waiting' || state === 'signed-out' || state === 'scanner-away';
  return (
    <>
      {!isOver && parts > 0 && (
        <p className="file-progress">
          <progress value={arrived} max={parts} aria-label={name} />
          <span>{said.parts(arrived, parts)}</span>
        </p>
      )}
      <p className={`file-state ${isOver ? 'file-bad' : isLate ? 'file-waiting' : ''}`} role="status">
        {text}
      </p>
    </>
  );
}

/** Size, and the digest by which anybody can tell that it is the same file. */
function FileFacts({ size, sha256 }: { size: number; sha256?: string }) {
  const said = useWordsOf(fileWords);
  return (
    <p className="quiet file-facts">
      {said.size(size)}
      {sha256 !== undefined && (
        <>
          {' · '}
          {DIGEST} <span className="digest">{sha256}</span>
        </>
      )}
    </p>
  );
}

function Remove({ name, act }: { name: string; act: () => void }) {
  const said = useWordsOf(fileWords);
  return (
    <button type="button" className="act file-remove" onClick={act}>
      {said.remove}
      <span className="visually-hidden">{said.of(name)}</span>
    </button>
  );
}

const contentOf = ({ campaign, unit, step, party }: OwedPath, file: string): string =>
  `/api/v1/campaigns/${campaign}/evaluations/${unit}/files/${step}/${party}/${file}/content`;

/** The files of a filing, each to be saved. */
export function FiledFiles({
  campaign,
  unit,
  filing,
  files,
}: {
  campaign: string;
  unit: string;
  filing: string;
  files: readonly { id: string; name: string; size: number; sha256: string }[];
}) {
  const at = `/api/v1/campaigns/${campaign}/evaluations/${unit}/filings/${encodeURIComponent(filing)}/files`;
  return (
    <ul className="files files-filed">
      {files.map(({ id, name, size, sha256 }) => (
        <li key={id}>
          <div>
            <a href={`${at}/${id}`}>{name}</a>
            <FileFacts size={size} sha256={sha256} />
          </div>
        </li>
      ))}
    </ul>
  );
}
