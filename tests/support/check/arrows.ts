import { projectRoot } from '@/lib/platform/start/project';
import { runTool, type Verdict } from './run-tool';

type Report = {
  summary: {
    totalCruised: number;
    violations: { from: string; to: string; rule: { name: string } }[];
  };
};

const FOLDERS = ['app', 'components', 'lib', 'prisma', 'tests'];

/** The import arrows. Seeing no modules is a failure: with the wrong TypeScript the tool reads nothing and is content. */
export async function checkArrows(
  root = projectRoot,
  folders: readonly string[] = FOLDERS,
): Promise<Verdict> {
  const config = `${projectRoot}/.dependency-cruiser.cjs`;
  const args = [...folders, '--config', config, '--output-type', 'json'];
  const { output } = await runTool('dependency-cruiser/bin/dependency-cruiser.mjs', args, root);
  if (!output.startsWith('{')) return { ok: false, says: 'dependency-cruiser failed', details: output };
  const { totalCruised, violations } = (JSON.parse(output) as Report).summary;
  const details = violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`).join('\n');
  const ok = violations.length === 0 && totalCruised > 0;
  return { ok, says: `${totalCruised} modules, ${violations.length} against the arrows`, details };
}
