'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { ProgressBar } from '@/components/ui/progress-bar';
import { RadioCards } from '@/components/ui/radio-cards';
import { IMPORT_KINDS, type ImportKind } from '@/lib/imports/types';
import { kindHints, kindNames } from './words';

const MOST_BYTES = 50 * 1024 * 1024;

type Sent = { id?: string; message?: string };

const FILE_INPUT =
  'w-full text-sm file:mr-3 file:h-10 file:rounded-md file:border file:border-line-strong/60 file:bg-surface file:px-4 file:font-medium file:text-ink';

const BROKEN_OFF = 'The connection broke off. Nothing was imported; upload the file again.';

/** The browser's older way to send, because only it tells how much is on its way. */
function send(file: File, kind: string, onProgress: (share: number) => void): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/imports?kind=${kind}&name=${encodeURIComponent(file.name.slice(-120))}`);
    request.setRequestHeader('content-type', 'text/csv');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1);
    request.onload = () => {
      try {
        resolve(JSON.parse(request.responseText) as Sent);
      } catch {
        resolve({ message: BROKEN_OFF });
      }
    };
    request.onerror = () => resolve({ message: BROKEN_OFF });
    request.send(file);
  });
}

/** A file of one kind: sent as it is, checked as it arrives, then its own page shows what it would do. */
export function UploadForm() {
  const router = useRouter();
  const [kind, setKind] = useState<ImportKind>('ACCOUNTS');
  const [error, setError] = useState('');
  const [share, setShare] = useState<number | null>(null);

  async function upload(form: FormData) {
    const file = form.get('file');
    if (!(file instanceof File) || file.name === '') return setError('Choose a CSV file.');
    if (file.size > MOST_BYTES)
      return setError('A file may have up to 50 MB. Split it and upload the parts.');
    setError('');
    setShare(0);
    const { id, message } = await send(file, kind, setShare);
    if (id) return router.push(`/operations/imports/${id}`);
    setShare(null);
    setError(message ?? BROKEN_OFF);
  }

  // React empties a form that it submits by itself; as its action, a press before the script is here is kept until then.
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void upload(new FormData(event.currentTarget));
  }

  return (
    <form action={upload} onSubmit={onSubmit} className="flex flex-col gap-4" noValidate>
      <RadioCards
        name="kind"
        legend="What the file holds"
        value={kind}
        columns={3}
        onChange={(value) => setKind(IMPORT_KINDS.find((one) => one === value) ?? kind)}
        options={IMPORT_KINDS.map((one) => ({
          value: one,
          title: kindNames[one],
          description: kindHints[one],
        }))}
      />
      <p className="text-sm">
        <a className="link" href={`/operations/imports/template.csv?kind=${kind}`} download>
          Template for {kindNames[kind].toLowerCase()}
        </a>{' '}
        <span className="text-muted">with all columns and an example line.</span>
      </p>
      <Field
        name="file"
        label="File"
        hint="CSV in UTF-8, separated by commas, semicolons or tabs, up to 50 MB."
        error={error || undefined}
      >
        {(control) => (
          <input {...control} type="file" accept=".csv,.tsv,.txt,text/csv" className={FILE_INPUT} />
        )}
      </Field>
      {share !== null && (
        <ProgressBar
          value={Math.round(share * 100)}
          max={100}
          label={share < 1 ? `${Math.round(share * 100)} % sent` : 'Sent. The last rows are being read.'}
        />
      )}
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" disabled={share !== null}>
          Check the file
        </Button>
        <p className="text-sm text-muted">Nothing is changed before you have seen what would happen.</p>
      </div>
    </form>
  );
}
