// Who invited whom
MATCH p=(:Entity)-[:INVITED]->(:Entity) RETURN p LIMIT 200
