import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { GRACE_SECONDS } from './use-grace';

type Props = {
  ask: string;
  button: string;
  onResolve: () => void;
  onClose: () => void;
};

/** The one change of many cases that customers are told of says so before it is made. */
export function BulkResolve({ ask, button, onResolve, onClose }: Props) {
  return (
    <Dialog
      title={ask}
      description="Each customer is told, and the deadlines count as done from then on."
      open
      onClose={onClose}
    >
      <p>
        You can take it back for {GRACE_SECONDS} seconds. After that a technical case can be taken up again
        within 14 days, with a deadline of its own; a request can’t. Users who are not done yet stay as they
        are in the directory.
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button size="sm" variant="primary" onClick={onResolve}>
          {button}
        </Button>
        <DialogClose size="sm">Leave them open</DialogClose>
      </div>
    </Dialog>
  );
}
