// What most documents say
MATCH (s:Statement)-[:EVIDENCED_BY]->(d:Document)
RETURN s.name AS statement, count(DISTINCT d) AS documents, collect(DISTINCT d.url)[0..3] AS some
ORDER BY documents DESC, statement LIMIT 50
