'use client';

import { useActionState, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Checkbox } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { deleteViewAction, renameViewAction, saveViewAction, type ViewFormState } from '@/lib/desk/actions';

type Action = (state: ViewFormState, form: FormData) => Promise<ViewFormState>;

/** An action whose success closes the dialog it was sent from. */
function useClosing(action: Action, close: () => void) {
  return useActionState(async (before: ViewFormState, form: FormData) => {
    const state = await action(before, form);
    if (state?.ok) close();
    return state;
  }, null);
}

/** What concerns no field, above the buttons. */
function Refusal({ state }: { state: ViewFormState }) {
  const words = state?.errors.filter(({ path }) => path !== 'name').map(({ message }) => message) ?? [];
  return words.length > 0 ? (
    <p role="alert" className="text-sm text-urgent">
      {words.join(' ')}
    </p>
  ) : null;
}

const nameError = (state: ViewFormState) => state?.errors.find(({ path }) => path === 'name')?.message;

/** Keeps what the queue shows now: its filters and its order. */
export function SaveView({ search, mayShare }: { search: string; mayShare: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [state, save] = useClosing(saveViewAction, () => {
    setOpen(false);
    setName('');
  });
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        Save this view
      </Button>
      {isOpen && (
        <Dialog title="Save this view" open onClose={() => setOpen(false)}>
          <form action={save} className="flex flex-col gap-4">
            <input type="hidden" name="search" value={search} />
            <TextField
              id="view-name"
              name="name"
              label="Name"
              hint="Its filters and its order are kept, not the cases."
              maxLength={60}
              required
              value={name}
              onChange={(event) => setName(event.target.value)}
              error={nameError(state)}
            />
            {mayShare && (
              <Checkbox
                name="shared"
                label="Share it with the desk"
                hint="Everybody on the desk sees it. “Me” in it is whoever looks."
              />
            )}
            <Refusal state={state} />
            <SubmitButton size="sm" pendingLabel="Saving…">
              Save view
            </SubmitButton>
          </form>
        </Dialog>
      )}
    </>
  );
}

type ChangeProps = { view: { id: string; name: string; shared: boolean }; onClose: () => void };

/** Another name, or away with it. */
export function ChangeView({ view, onClose }: ChangeProps) {
  const [name, setName] = useState(view.name);
  const [renamed, rename] = useClosing(renameViewAction, onClose);
  const [deleted, remove] = useClosing(deleteViewAction, onClose);
  return (
    <Dialog title={`View “${view.name}”`} open onClose={onClose}>
      <form action={rename} className="flex flex-col gap-4">
        <input type="hidden" name="id" value={view.id} />
        <TextField
          id="view-rename"
          name="name"
          label="Name"
          maxLength={60}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={nameError(renamed)}
        />
        <Refusal state={renamed} />
        <SubmitButton size="sm" pendingLabel="Renaming…">
          Rename
        </SubmitButton>
      </form>
      <form action={remove} className="mt-6 flex flex-col gap-2 border-t pt-4 text-sm">
        <input type="hidden" name="id" value={view.id} />
        <p className="text-muted">
          {view.shared ? 'Deleting it removes it for the whole desk.' : 'Only you see this view.'} The cases
          stay as they are.
        </p>
        <Refusal state={deleted} />
        <SubmitButton size="sm" variant="danger" pendingLabel="Deleting…">
          Delete the view
        </SubmitButton>
      </form>
    </Dialog>
  );
}
