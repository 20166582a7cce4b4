'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';

type Props<Item> = {
  items: readonly Item[];
  label: string;
  keyOf: (item: Item) => string;
  children: (item: Item) => ReactNode;
};

const ROW_PX = 44;

/** A list of thousands in a window of its own: only the rows in view are there. */
export function LongList<Item>({ items, label, keyOf, children }: Props<Item>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    initialRect: { width: 640, height: 320 },
  });
  return (
    <section
      ref={scroller}
      aria-label={label}
      className="max-h-80 overflow-y-auto rounded-md border bg-surface"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          return (
            item !== undefined && (
              <li
                key={keyOf(item)}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={items.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0 border-b px-3 py-2 text-sm last:border-b-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                {children(item)}
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}
