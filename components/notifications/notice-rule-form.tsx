'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { SelectField, TextField } from '@/components/ui/text-field';
import { addRungAction, saveNoticeRuleAction } from '@/lib/upgrades/actions/notices';
import type { NoticeRule } from '@/lib/upgrades/rules/ladder';

type Errors = readonly { path: string; message: string }[];
const errorAt = (errors: Errors, path: string) => errors.find((error) => error.path === path)?.message;

/** How far before the lockout: whole days where it is, hours otherwise. */
function Distance({ id, hours, errors }: { id: string; hours: number | null; errors: Errors }) {
  const inDays = hours === null || hours % 24 === 0;
  return (
    <div className="flex items-end gap-2">
      <TextField
        id={`${id}-amount`}
        name="amount"
        label="Before the lockout"
        inputMode="numeric"
        required
        className="w-36"
        defaultValue={hours === null ? '' : String(inDays ? hours / 24 : hours)}
        error={errorAt(errors, 'hours')}
      />
      <SelectField
        id={`${id}-unit`}
        name="unit"
        label="Unit"
        className="w-28"
        defaultValue={inDays ? 'days' : 'hours'}
      >
        <option value="days">days</option>
        <option value="hours">hours</option>
      </SelectField>
    </div>
  );
}

function Answer({ state }: { state: { ok: boolean; errors: Errors } | null }) {
  const refusal = state && errorAt(state.errors, '');
  return (
    <p role="status" className="text-sm">
      {state?.ok && 'Saved. It counts for what has not been told yet.'}
      {refusal && <span className="text-urgent">{refusal}</span>}
    </p>
  );
}

/** One notice: on or off, how far ahead, and a sentence of one's own. */
export function NoticeRuleForm({ rule }: { rule: NoticeRule }) {
  const { state, isPending, form } = useKeptForm(saveNoticeRuleAction);
  const errors = state?.errors ?? [];
  return (
    <form {...form} className="flex flex-col gap-3">
      <input type="hidden" name="step" value={rule.step} />
      <input type="hidden" name="version" value={rule.version} />
      <div className="flex flex-wrap items-end gap-4">
        {rule.hours !== null && <Distance id={rule.step} hours={rule.hours} errors={errors} />}
        <Checkbox name="enabled" defaultChecked={rule.enabled} label="Goes out" />
      </div>
      <TextField
        id={`${rule.step}-sentence`}
        name="extraSentence"
        label="Your own sentence"
        optional
        maxLength={500}
        defaultValue={rule.extraSentence ?? ''}
        error={errorAt(errors, 'extraSentence')}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton size="sm" variant="secondary" isPending={isPending}>
          Save
        </SubmitButton>
        {rule.hours !== null && (
          <Button type="submit" name="verb" value="remove" size="sm" variant="quiet" disabled={isPending}>
            Remove
          </Button>
        )}
        <Answer state={state} />
      </div>
    </form>
  );
}

/** Another reminder. */
export function AddRungForm() {
  const { state, isPending, form } = useKeptForm(addRungAction);
  return (
    <form {...form} className="flex flex-wrap items-end gap-4">
      <Distance id="new" hours={null} errors={state?.errors ?? []} />
      <SubmitButton isPending={isPending}>Add reminder</SubmitButton>
      <Answer state={state} />
    </form>
  );
}
