#!/usr/bin/env node
// Prisma's schema engine without a download: the engine's WebAssembly build behind the stdio JSON-RPC protocol of the native
// binary, so that the official CLI (generate, migrate dev/deploy/status, diff) works from the npm registry alone. The start
// program names it in PRISMA_SCHEMA_ENGINE_BINARY. The versions of prisma and @prisma/schema-engine-wasm belong together.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const args = process.argv.slice(2);
const values = (name) => args.flatMap((arg, i) => (arg === name ? [args[i + 1]] : []));
const datasource = values('--datasource')[0];
const url = new URL(datasource ? JSON.parse(datasource).url : process.env.DATABASE_URL);
// Discrete fields, not the connection string: in pg a connection string beats `database`, and the shadow database needs its own.
const connection = {
  host: url.searchParams.get('host') ?? url.hostname,
  port: Number(url.port || 5432),
  user: decodeURIComponent(url.username),
  password: decodeURIComponent(url.password),
  database: decodeURIComponent(url.pathname.slice(1)),
};

async function query(config, sql) {
  const client = new pg.Client(config);
  await client.connect();
  if (sql) await client.query(sql);
  await client.end();
}

// `schema-engine cli can-connect-to-database | create-database`: exit code, and one JSON line on stderr after an empty one.
if (args.includes('cli')) {
  try {
    if (args.at(-1) === 'create-database') {
      const sql = `CREATE DATABASE ${pg.escapeIdentifier(connection.database)}`;
      await query({ ...connection, database: 'postgres' }, sql);
    } else await query(connection);
    process.exit(0);
  } catch (error) {
    const error_code = error.code === '3D000' ? 'P1003' : 'P1001';
    const fields = { error_code, message: error.message, meta: {} };
    process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}`);
    process.exit(1);
  }
}

// The engine reads "char" columns of pg_catalog (oid 18), a type that adapter-pg does not map.
const PG_CHAR = 18;
const PG_TEXT = 25;
function readsCatalogChars(adapter) {
  let chars = [];
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.performIO = async (statement) => {
    const result = await performIO(statement);
    chars = (result.fields ?? []).flatMap((field, i) => (field.dataTypeID === PG_CHAR ? [i] : []));
    for (const i of chars) result.fields[i].dataTypeID = PG_TEXT;
    return result;
  };
  adapter.queryRaw = async (statement) => {
    const result = await queryRaw(statement);
    for (const i of chars) result.columnTypes[i] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

class SchemaPg extends PrismaPg {
  async connect() {
    return readsCatalogChars(await super.connect());
  }
  async connectToShadowDb() {
    const main = await this.connect();
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await main.executeScript(`CREATE DATABASE "${database}"`);
    const shadow = await new SchemaPg({ ...connection, database }).connect();
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await main.executeScript(`DROP DATABASE "${database}" WITH (FORCE)`);
      await main.dispose();
    };
    return shadow;
  }
}

// Instantiated by hand: importing .wasm needs a newer Node than the rest of the product.
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`${message}\n`) };
const wasmFile = createRequire(import.meta.url)
  .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  .replace(/\.js$/, '.wasm');
const module = await WebAssembly.instantiate(readFileSync(wasmFile), { './schema_engine_bg.js': bindings });
bindings.__wbg_set_wasm(module.instance.exports);
module.instance.exports.__wbindgen_start();

const files = values('--datamodels');
const datamodels = files.length > 0 ? files.map((file) => [file, readFileSync(file, 'utf8')]) : undefined;
const factory = bindMigrationAwareSqlAdapterFactory(new SchemaPg(connection));
const engine = await bindings.SchemaEngine.new({ datamodels }, () => {}, factory);

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  const answer = { jsonrpc: '2.0', id };
  try {
    answer.result = (await engine[method](params ?? {})) ?? null;
  } catch (error) {
    const message = error.message ?? String(error);
    const data = { is_panic: false, message, meta: error.meta ?? null, error_code: error.code ?? null };
    answer.error = { code: 4466, message, data };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit(0);
