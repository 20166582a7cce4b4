import { TextareaField } from '@/components/ui/text-field';

/** Why an upgrade did not complete: asked for one account and for many in the same words. */
export function FailureReason({ id, error }: { id?: string; error: string | undefined }) {
  return (
    <TextareaField
      {...(id && { id })}
      name="reason"
      label="What went wrong"
      hint="It stays with the upgrade, and a case about it begins with it."
      rows={3}
      maxLength={500}
      required
      error={error}
    />
  );
}
