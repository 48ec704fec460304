// What was done last, by whom to whom
MATCH p=(:Entity)-[r]->(:Entity) WHERE r.statement IS NOT NULL
RETURN p ORDER BY r.date DESC LIMIT 100
