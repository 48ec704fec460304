// Who says what, and where
MATCH p=(:Entity)<-[:SAID_BY]-(:Statement)-[:EVIDENCED_BY]->(:Document) RETURN p LIMIT 50
