import { Badge } from '@/components/ui/status-badge';
import type { Macro } from '@/lib/macros/types';
import { MacroForm } from './macro-form';
import { alsoInWords } from './words';

/** Each macro folded to one line; its text, or its form for whoever keeps it, unfolds. */
export function MacroList({ macros, keepsShared }: { macros: readonly Macro[]; keepsShared: boolean }) {
  return (
    <ul className="divide-y">
      {macros.map((macro) => (
        <li key={macro.id}>
          <details>
            <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3 text-sm hover:bg-hover">
              <span className="font-medium">{macro.name}</span>
              {macro.shortcut && <Badge>;{macro.shortcut}</Badge>}
              <span className="min-w-0 flex-1 truncate text-muted">{macro.body}</span>
              <span className="text-xs text-faint">{alsoInWords(macro)}</span>
            </summary>
            <div className="border-t bg-sunken px-4 py-4">
              {!macro.isShared || keepsShared ? (
                <MacroForm key={macro.version} macro={macro} keepsShared={keepsShared} />
              ) : (
                <p className="text-sm break-words whitespace-pre-wrap">{macro.body}</p>
              )}
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
