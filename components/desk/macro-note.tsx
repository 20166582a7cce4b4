import { alsoInWords } from '@/components/macros/words';
import { Button } from '@/components/ui/button';
import type { FilledMacro } from './macro-picker';

/** What a macro sets right when its text is sent, for the steps that send it. */
export function AlsoFields({ macro }: { macro: FilledMacro | null }) {
  return (
    <>
      {macro?.severity && <input type="hidden" name="severity" value={macro.severity} />}
      {macro?.assignToMe && <input type="hidden" name="assignee" value="me" />}
    </>
  );
}

type Props = { told: string; macro: FilledMacro | null; onForget: () => void };

/** Says before sending what goes with the text, and lets go of it. */
export function MacroNote({ told, macro, onForget }: Props) {
  return (
    <div role="status" className="flex flex-col items-start gap-1 px-3 text-sm text-muted">
      {told && (
        <p className="status shape whitespace-normal" data-meaning="attention">
          {told}
        </p>
      )}
      {macro && (
        <span className="inline-flex flex-wrap items-center gap-2">
          When sent, {macro.name}: {alsoInWords(macro)}.
          <Button size="sm" variant="link" onClick={onForget}>
            Send the text alone
          </Button>
        </span>
      )}
    </div>
  );
}
