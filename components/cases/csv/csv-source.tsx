'use client';

import { type ChangeEvent, useRef } from 'react';
import type { RequestForm } from '@/components/cases/forms/definition';
import { users } from '@/components/cases/words';
import { Button, buttonClass } from '@/components/ui/button';
import { Textarea } from '@/components/ui/input';
import { saveFile } from './save-file';
import type { Sheet } from './sheet';
import { templateName, templateOf } from './template';

type Props = {
  form: RequestForm;
  sheet: Sheet | null;
  onFile: (file: File) => Promise<void>;
  onText: (name: string, text: string) => Promise<void>;
  onClear: () => void;
};

/** Where the users come from: a file, or what was copied from a spreadsheet. */
export function CsvSource({ form, sheet, onFile, onText, onClear }: Props) {
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    // The same file can be chosen again once it is corrected.
    event.target.value = '';
    if (file) void onFile(file);
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <label
          className={`${buttonClass({ size: 'sm' })} cursor-pointer focus-within:outline-2 focus-within:outline-accent`}
        >
          {sheet ? 'Choose another file' : 'Choose a CSV file'}
          <input type="file" accept=".csv,.txt,.tsv,text/csv" className="sr-only" onChange={choose} />
        </label>
        {sheet ? (
          <p className="text-sm">
            <span className="font-medium break-all">{sheet.name}</span>{' '}
            <span className="text-muted">{users(sheet.lines.length)}</span>
          </p>
        ) : (
          <p className="text-sm text-muted">
            Up to 500 users, a line for each.{' '}
            <Button variant="link" size="sm" onClick={() => saveFile(templateName(form), templateOf(form))}>
              Download the template
            </Button>
          </p>
        )}
        {sheet && (
          <Button variant="quiet" size="sm" onClick={onClear}>
            Put the file away
          </Button>
        )}
      </div>
      {!sheet && <Pasted onText={onText} />}
    </div>
  );
}

function Pasted({ onText }: Pick<Props, 'onText'>) {
  const text = useRef<HTMLTextAreaElement>(null);
  return (
    <details>
      <summary className="cursor-pointer text-sm">Or paste the lines here</summary>
      <div className="mt-2 flex flex-col items-start gap-2">
        <Textarea
          ref={text}
          rows={5}
          aria-label="Lines from a CSV file or a spreadsheet"
          spellCheck={false}
          className="font-mono text-sm"
        />
        <Button size="sm" onClick={() => void onText('Pasted lines', text.current?.value ?? '')}>
          Read the lines
        </Button>
      </div>
    </details>
  );
}
