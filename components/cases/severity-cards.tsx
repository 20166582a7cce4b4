import { RadioCards } from '@/components/ui/radio-cards';
import { severityNames } from '@/lib/service-levels/rules/names';
import type { Severity } from '@/lib/service-levels/types';
import { capitalized, type Promises, promiseParts } from './promise-words';

type Props = {
  /** Without: the choice moves no deadline any more. */
  promises: Promises | null;
  /** The reader's zone. */
  zone: string;
  legend?: string;
  hint?: string;
  error?: string;
  /** Uncontrolled use in a plain form. */
  defaultValue?: Severity;
  value?: Severity;
  onChange?: (severity: Severity) => void;
};

const severities: readonly Severity[] = ['S1', 'S2', 'S3'];

/** The three severities with their meaning and the deadlines each gives. */
export function SeverityCards({ promises, zone, legend = 'How urgent is it?', hint, error, ...rest }: Props) {
  const { onChange } = rest;
  return (
    <RadioCards
      name="severity"
      legend={legend}
      hint={hint}
      error={error}
      columns={3}
      value={rest.value}
      defaultValue={rest.defaultValue}
      onChange={onChange && ((value) => onChange(value as Severity))}
      options={severities.map((severity) => ({
        value: severity,
        title: `${severity} · ${severityNames[severity].title}`,
        description: severityNames[severity].meaning,
        footer: promises && <Footer parts={promiseParts(promises, severity, zone)} />,
      }))}
    />
  );
}

function Footer({ parts }: { parts: readonly string[] }) {
  return (
    <span className="font-medium">
      {capitalized(parts[0] ?? '')} {parts[1] && <span className="block">{parts[1]}</span>}
    </span>
  );
}
