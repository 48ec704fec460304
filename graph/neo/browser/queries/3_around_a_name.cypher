// Around a name, in small letters of either alphabet
CALL db.index.fulltext.queryNodes('entity_search', 'japan') YIELD node
MATCH p=(node)-[r]-(:Entity) WHERE r.statement IS NOT NULL
RETURN p ORDER BY r.date DESC LIMIT 100
