'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';

export type Upload = {
  key: number;
  file: File;
  /** 0 to 1. */
  share: number;
  /** What went wrong and what to do; empty while it is on its way. */
  error: string;
};

const MOST_BYTES = 25 * 1024 * 1024;
const UNREACHABLE = 'The connection broke. The file was not stored; try again.';

const messageIn = (request: XMLHttpRequest): string => {
  try {
    return String(JSON.parse(request.responseText).message);
  } catch {
    return UNREACHABLE;
  }
};

/** Files on their way to a case: several at once, each with its progress, to be stopped or tried again. */
export function useUploads(address: string) {
  const router = useRouter();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const running = useRef(new Map<number, XMLHttpRequest>());
  const next = useRef(0);

  const change = (key: number, given: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...given } : one)));
  const remove = (key: number) => {
    running.current.get(key)?.abort();
    running.current.delete(key);
    setUploads((all) => all.filter((one) => one.key !== key));
  };

  // XMLHttpRequest: fetch does not say how much of a body has gone out.
  const send = ({ key, file }: Pick<Upload, 'key' | 'file'>) => {
    const request = new XMLHttpRequest();
    running.current.set(key, request);
    request.upload.onprogress = ({ loaded, total }) => change(key, { share: total ? loaded / total : 0 });
    request.onload = () => {
      if (request.status !== 201) return change(key, { error: messageIn(request) });
      remove(key);
      router.refresh();
    };
    request.onerror = () => change(key, { error: UNREACHABLE });
    request.open('POST', address);
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  };

  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const key = next.current;
      next.current += 1;
      const error =
        file.size > MOST_BYTES ? 'A file may have up to 25 MiB. Put less into it, or send a part.' : '';
      setUploads((all) => [...all, { key, file, share: 0, error }]);
      if (!error) send({ key, file });
    }
  };
  const retry = (upload: Upload) => {
    change(upload.key, { error: '', share: 0 });
    send(upload);
  };
  return { uploads, add, remove, retry };
}
