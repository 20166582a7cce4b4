const steps = [
  'Do what needs Account Manager before it closes: it can’t be reached until Admin Console opens.',
  'Save your work in time. Admins who are signed in when it closes are signed out.',
  'Tell the other admins of this account, and whoever looks after the bills: billing moves to its own portal.',
] as const;

/** What is worth doing on the day, whatever the account looks like. */
export function Preparation() {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ul>
  );
}
