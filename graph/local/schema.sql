-- The tables of one store file, version 1 (PRAGMA user_version).
-- Records are JSON as package graph writes it; the other columns repeat what is looked up.

CREATE TABLE document (
    id          TEXT PRIMARY KEY,
    url         TEXT NOT NULL,
    published   TEXT NOT NULL,
    record      TEXT NOT NULL,  -- without the text
    text        TEXT NOT NULL,
    original    TEXT,           -- the bundle as it was put, when a split changes it
    recorded_at TEXT NOT NULL
);
CREATE INDEX document_by_url ON document (url) WHERE url <> '';
CREATE INDEX document_by_day ON document (published, id);

CREATE TABLE entity (
    id          TEXT PRIMARY KEY,
    mentions    INTEGER NOT NULL,
    fold        TEXT NOT NULL,  -- graph.EntityFold
    recorded_at TEXT NOT NULL
);
CREATE TABLE mention (
    entity   TEXT NOT NULL REFERENCES entity (id),
    document TEXT NOT NULL REFERENCES document (id),
    record   TEXT NOT NULL,     -- graph.Mentioned
    PRIMARY KEY (entity, document)
) WITHOUT ROWID;
CREATE INDEX mention_by_document ON mention (document);

-- Search keys made in Go (package key), one row a key: compared byte by byte, so that
-- what fits does not depend on a tokenizer.
CREATE TABLE search (
    key    TEXT NOT NULL,
    entity TEXT NOT NULL,
    PRIMARY KEY (key, entity)
) WITHOUT ROWID;

CREATE TABLE statement (
    id          TEXT PRIMARY KEY,
    relation    TEXT NOT NULL,
    polarity    TEXT NOT NULL,
    factuality  TEXT NOT NULL,
    sort_date   TEXT NOT NULL,
    record      TEXT NOT NULL,  -- graph.Statement without evidence
    fold        TEXT NOT NULL,  -- graph.Fold
    recorded_at TEXT NOT NULL
);
CREATE INDEX statement_by_day ON statement (sort_date, id);
CREATE INDEX statement_by_relation ON statement (relation, sort_date, id);

-- Who takes part in a statement as what: source, source_member, target, target_member
-- or a role; for a symmetric relation also the ends turned round, as ~source and so on.
-- The last columns repeat the statement's, so that one range of the key answers a match.
CREATE TABLE argument (
    entity     TEXT NOT NULL,
    role       TEXT NOT NULL,
    sort_date  TEXT NOT NULL,
    statement  TEXT NOT NULL,
    relation   TEXT NOT NULL,
    polarity   TEXT NOT NULL,
    factuality TEXT NOT NULL,
    PRIMARY KEY (entity, role, sort_date, statement)
) WITHOUT ROWID;

CREATE TABLE evidence (
    id          TEXT NOT NULL,
    statement   TEXT NOT NULL REFERENCES statement (id),
    document    TEXT NOT NULL REFERENCES document (id),
    record      TEXT NOT NULL,  -- graph.Evidence
    extracted   TEXT,           -- what the extractor printed
    recorded_at TEXT NOT NULL
);
CREATE UNIQUE INDEX evidence_by_statement ON evidence (statement, id);
CREATE INDEX evidence_by_document ON evidence (document, statement);

CREATE TABLE said_by (
    entity    TEXT NOT NULL,
    statement TEXT NOT NULL,
    evidence  TEXT NOT NULL,
    document  TEXT NOT NULL,
    PRIMARY KEY (entity, statement, evidence)
) WITHOUT ROWID;

-- The projection; it can be deleted and made again from the statements.
CREATE TABLE edge (
    id        TEXT PRIMARY KEY,
    statement TEXT NOT NULL,
    relation  TEXT NOT NULL,
    source    TEXT NOT NULL,
    target    TEXT NOT NULL,
    date      TEXT NOT NULL,
    via_group TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX edge_by_source ON edge (source, date, id);
CREATE INDEX edge_by_target ON edge (target, date, id);

CREATE TABLE correction (
    place       INTEGER PRIMARY KEY,  -- the order in which they are replayed
    id          TEXT NOT NULL UNIQUE,
    record      TEXT NOT NULL,
    recorded_at TEXT NOT NULL
);
-- What the log comes to: graph.Merges.
CREATE TABLE merged (
    entity    TEXT PRIMARY KEY,
    into_id   TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX merged_by_into ON merged (into_id);
