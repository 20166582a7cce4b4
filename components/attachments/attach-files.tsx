'use client';

import { clsx } from 'clsx';
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { type Upload, useUploads } from './use-uploads';

type Props = {
  /** Of the case. */
  number: number;
  /** Files go to the desk alone. */
  internal?: boolean;
  /** The composer that files can be dropped on and pasted into. */
  children: ReactNode;
};

/** Around a composer: files come by button, by dropping or by pasting, and go on their way at once. */
export function AttachFiles({ number, internal = false, children }: Props) {
  const address = `/api/files/cases/${number}${internal ? '?visibility=INTERNAL' : ''}`;
  const { uploads, add, remove, retry } = useUploads(address);
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    add(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    add(event.clipboardData.files);
  };
  return (
    <section
      aria-label="Text and files"
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      onPaste={paste}
      className={clsx('flex flex-col gap-2 rounded-lg', isOver && 'outline-2 outline-accent outline-dashed')}
    >
      {uploads.length > 0 && (
        <ul aria-label="Files on their way" className="flex flex-col gap-1 text-sm">
          {uploads.map((upload) => (
            <OneUpload key={upload.key} upload={upload} onRemove={remove} onRetry={retry} />
          ))}
        </ul>
      )}
      {children}
      <PickFiles onPick={add} internal={internal} />
    </section>
  );
}

function PickFiles({ onPick, internal }: { onPick: (files: File[]) => void; internal: boolean }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs text-faint">
      <Button size="sm" variant="quiet" onClick={() => field.current?.click()}>
        {internal ? 'Attach internal files' : 'Attach files'}
      </Button>
      <span className="max-sm:hidden">or drop or paste them here; up to 25 MiB each</span>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        onChange={(event) => {
          onPick([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </div>
  );
}

type OneProps = { upload: Upload; onRemove: (key: number) => void; onRetry: (upload: Upload) => void };

function OneUpload({ upload, onRemove, onRetry }: OneProps) {
  const { key, file, share, error } = upload;
  const percent = Math.round(share * 100);
  return (
    <li className="flex flex-wrap items-center gap-2 rounded-md border bg-surface px-3 py-1">
      <span className="min-w-0 flex-1 basis-40 truncate">{file.name}</span>
      {error ? (
        <span role="alert" className="status shape whitespace-normal" data-meaning="urgent">
          {error}
        </span>
      ) : (
        <>
          <progress
            max={100}
            value={percent}
            aria-label={`${file.name} is being sent`}
            className="h-1.5 w-32"
          />
          <span className="w-10 text-end text-faint tabular-nums">{percent} %</span>
        </>
      )}
      {error && file.size <= 25 * 1024 * 1024 && (
        <Button size="sm" variant="quiet" onClick={() => onRetry(upload)}>
          Try again
        </Button>
      )}
      <Button size="sm" variant="quiet" onClick={() => onRemove(key)}>
        {error ? 'Remove' : 'Cancel'} <span className="sr-only">{file.name}</span>
      </Button>
    </li>
  );
}
