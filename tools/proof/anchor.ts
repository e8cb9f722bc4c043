// The anchor of the web bench: the least that Fastify and PostgreSQL can do, on the same database, in a process of its own.
import Fastify from 'fastify'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.ANCHOR_DATABASE, max: 10 })
pool.on('error', () => undefined)
await pool.query(
  'create table if not exists bench_anchor (id bigint generated always as identity primary key, body jsonb not null)',
)

const server = Fastify({ logger: false })
server.get(
  '/rows',
  async () =>
    (await pool.query('select id, slug, name, municipality_name from projects order by name limit 50')).rows,
)
server.post('/row', async request => {
  const { rows } = await pool.query('insert into bench_anchor (body) values ($1) returning id', [
    JSON.stringify(request.body),
  ])
  return rows[0]
})
const address = await server.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
process.stdout.write(`${address}\n`)
