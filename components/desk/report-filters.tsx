import { SearchForm } from '@/components/ui/search-form';
import { SelectField } from '@/components/ui/text-field';
import { REPORT_SPANS, type ReportFilters } from '@/lib/cases/schema/report';
import { regionNames } from '@/lib/service-levels/rules/names';
import { REGIONS, SEVERITIES } from '@/lib/service-levels/types';

/** What the reports are about; a plain form, so that the address says it. */
export function ReportFilterForm({ filters }: { filters: ReportFilters }) {
  return (
    <SearchForm action="/desk/reports" className="print:hidden">
      <SelectField name="weeks" label="Received in" controlSize="sm" defaultValue={filters.weeks}>
        {REPORT_SPANS.map((weeks) => (
          <option key={weeks} value={weeks}>
            the last {weeks} weeks
          </option>
        ))}
      </SelectField>
      <SelectField name="kind" label="Kind" controlSize="sm" defaultValue={filters.kind ?? ''}>
        <option value="">Every kind</option>
        <option value="USER_ADMINISTRATION">User Administration</option>
        <option value="TECHNICAL">Technical</option>
      </SelectField>
      <SelectField name="severity" label="Severity" controlSize="sm" defaultValue={filters.severity ?? ''}>
        <option value="">Every severity</option>
        {SEVERITIES.map((severity) => (
          <option key={severity}>{severity}</option>
        ))}
      </SelectField>
      <SelectField name="region" label="Region" controlSize="sm" defaultValue={filters.region ?? ''}>
        <option value="">Every region</option>
        {REGIONS.map((region) => (
          <option key={region} value={region}>
            {regionNames[region]}
          </option>
        ))}
      </SelectField>
    </SearchForm>
  );
}
