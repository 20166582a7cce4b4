import type { ReactNode } from 'react';
import { KeyValueList } from '@/components/ui/key-value-list';
import { ProgressBar } from '@/components/ui/progress-bar';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatNear } from '@/components/ui/time';
import type { CaseItemView } from '@/lib/cases/types';
import type { RequestForm } from './forms/definition';
import { itemFacts } from './item-words';
import { users } from './words';

type Props = {
  items: readonly CaseItemView[];
  form: RequestForm | null;
  zone: string;
  now: Date;
  /** What can be done with an item; the desk completes it here. */
  action?: (item: CaseItemView) => ReactNode;
};

/** The users of a request with what is asked for each, and how many are done. */
export function ItemList({ items, form, zone, now, action }: Props) {
  const done = items.filter(({ status }) => status === 'DONE').length;
  return (
    <div className="flex flex-col gap-3">
      <ProgressBar value={done} max={items.length} label={`${done} of ${users(items.length)} done`} />
      <ul className="-mx-4 -mb-4 divide-y border-t">
        {items.map((item) => (
          <li key={item.id} className="px-4 py-3">
            <Item item={item} form={form} zone={zone} now={now} />
            {action && <div className="mt-2 empty:hidden">{action(item)}</div>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Item({ item, form, zone, now }: Pick<Props, 'form' | 'zone' | 'now'> & { item: CaseItemView }) {
  const [name, ...rest] = item.summary.split(', ');
  const facts = form ? itemFacts(form, item.fields) : [];
  return (
    <details className="group text-sm">
      <summary className="flex list-none items-start gap-2 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1">
          <span className="block font-medium break-words">{name}</span>
          {rest.length > 0 && <span className="block truncate text-xs text-muted">{rest.join(', ')}</span>}
        </span>
        <StatusBadge meaning={item.status === 'DONE' ? 'done' : 'calm'}>
          {item.status === 'DONE' ? 'Done' : 'To do'}
        </StatusBadge>
        <span aria-hidden="true" className="text-faint transition-transform group-open:rotate-90">
          ›
        </span>
      </summary>
      <div className="mt-3">
        {facts.length > 0 && (
          <KeyValueList
            layout="stacked"
            className="gap-2!"
            items={facts.map(({ label, value, from }) => ({
              label,
              value: from === undefined ? value : <Change from={from} to={value} />,
            }))}
          />
        )}
        {item.completedAt && (
          <p className="mt-2 text-xs text-muted">
            Done {formatNear(item.completedAt, zone, now)}
            {item.completedByName && ` by ${item.completedByName}`}
          </p>
        )}
      </div>
    </details>
  );
}

function Change({ from, to }: { from: string; to: string }) {
  return (
    <>
      <del className="text-muted">
        <span className="sr-only">from </span>
        {from}
      </del>
      <span aria-hidden="true"> → </span>
      <ins className="no-underline">
        <span className="sr-only">to </span>
        {to}
      </ins>
    </>
  );
}
