import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';

type Props = {
  ask: string;
  button: string;
  isPending: boolean;
  onResolve: () => void;
  onClose: () => void;
};

/** The one change of many cases that has no way back says so before it is made. */
export function BulkResolve({ ask, button, isPending, onResolve, onClose }: Props) {
  return (
    <Dialog
      title={ask}
      description="Each customer is told at once, and the deadlines count as done from now on."
      open
      onClose={onClose}
    >
      <p>
        This can’t be undone. A technical case can be taken up again within 14 days, with a deadline of its
        own; a request can’t. Users who are not done yet stay as they are in the directory.
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button size="sm" variant="primary" disabled={isPending} onClick={onResolve}>
          {isPending ? 'Resolving…' : button}
        </Button>
        <DialogClose size="sm">Leave them open</DialogClose>
      </div>
    </Dialog>
  );
}
