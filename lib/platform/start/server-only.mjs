// Modules marked `server-only` are at home in the worker. Next knows that by its own condition, `react-server`, under which
// React cannot render mails; so the mark is resolved to nothing instead.
import * as nodeModule from 'node:module';

const resolve = (specifier, context, next) =>
  specifier === 'server-only'
    ? { url: 'data:text/javascript,', format: 'module', shortCircuit: true }
    : next(specifier, context);

// Node 22 and later resolve in the same thread; Node 20 has only the older way.
if (nodeModule.registerHooks) nodeModule.registerHooks({ resolve });
else nodeModule.register(`data:text/javascript,${encodeURIComponent(`export const resolve = ${resolve}`)}`);
