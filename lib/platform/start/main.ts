import { nodeProblem } from './node-version';

const problem = nodeProblem(process.versions.node);
if (problem) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
const { runVerb } = await import('./verbs');
const [verb = 'start', ...args] = process.argv.slice(2);
await runVerb(verb, args);
