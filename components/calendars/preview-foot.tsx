import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import type { CalendarState } from '@/lib/calendars/actions';
import { PreviewView } from './preview-view';

type Props = {
  state: CalendarState;
  isPending: boolean;
  zone: string;
  /** What the main button does, by the name the action knows. */
  intent: 'set' | 'adopt';
  children: ReactNode;
};

/** The end of a form that changes deadlines: look first, then do it; what came of either stands below. */
export function PreviewFoot({ state, isPending, zone, intent, children }: Props) {
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" name="intent" value="preview" disabled={isPending}>
          Show what would change
        </Button>
        <SubmitButton
          name="intent"
          value={intent}
          variant="primary"
          isPending={isPending}
          pendingLabel="Working…"
        >
          {children}
        </SubmitButton>
        <p role="status" className="text-sm text-muted">
          {state?.message}
        </p>
      </div>
      {state?.preview && <PreviewView preview={state.preview} zone={zone} />}
    </>
  );
}
