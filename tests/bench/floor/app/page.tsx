import pg from 'pg';

export const dynamic = 'force-dynamic';

type Row = Record<string, string | number | Date | null>;

// The statement of the desk's queue with its values, as the product sends it.
const { text, values } = JSON.parse(process.env.FLOOR_QUERY ?? '{}') as { text: string; values: unknown[] };
const ROWS = 50;
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const shown = (value: Row[string] | undefined) =>
  value instanceof Date ? value.toISOString() : value === null ? '' : value;

/** The queue's table and query, and nothing else: no session, no filters, no styles. */
export default async function Page() {
  const { rows } = await pool.query<Row>({ name: 'queue', text, values });
  return (
    <table>
      <thead>
        <tr>
          <th>Due</th>
          <th>Severity</th>
          <th>Case</th>
          <th>Request</th>
          <th>State</th>
          <th>Region</th>
          <th>Assignee</th>
          <th>Last activity</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, ROWS).map((row) => (
          <tr key={String(row.number)}>
            <td>{shown(row.nextDeadline)}</td>
            <td>{shown(row.severity)}</td>
            <td>
              <a href={`/desk/${row.number}`}>{shown(row.subject)}</a> {shown(row.accountName)}
            </td>
            <td>
              {shown(row.request)} {shown(row.itemsDone)}/{shown(row.itemCount)}
            </td>
            <td>{shown(row.status)}</td>
            <td>{shown(row.region)}</td>
            <td>{shown(row.assigneeName)}</td>
            <td>{shown(row.lastActivityAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
