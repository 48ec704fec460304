// Calls of the API. A problem of the server becomes an Error with its detail; the
// candidates of an unclear name come with it.

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error('offline');
  }
  if (response.status === 204) return null;
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    const error = new Error(body.errors?.[0] ? `${body.detail}: ${body.errors[0].message}` : body.detail || `HTTP ${response.status}`);
    error.status = response.status;
    error.candidates = body.candidates || [];
    throw error;
  }
  return body;
}

const get = (path, parameters = {}) => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  const text = query.toString();
  return call(text ? `${path}?${text}` : path);
};

const post = (path, body) =>
  call(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

export const api = {
  entities: (words) => get('/v1/entities', { q: words, prefix: 'true', limit: 12 }),
  entity: (id) => get(`/v1/entities/${encodeURIComponent(id)}`),
  statements: (parameters) => get('/v1/statements', parameters),
  statement: (id) => get(`/v1/statements/${encodeURIComponent(id)}`),
  document: (id) => get(`/v1/documents/${encodeURIComponent(id)}`),
  graph: (parameters) => get('/v1/graph', parameters),
  relations: () => get('/v1/relations'),
  links: () => get('/v1/links'),
  extract: (text) => post('/v1/extract', text),
  store: (text) => post('/v1/documents', text),
};
