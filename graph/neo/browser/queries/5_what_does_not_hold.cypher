// What does not hold: negated, planned, asked for, alleged
MATCH p=(s:Statement)-[:SOURCE|TARGET]->(:Entity)
WHERE s.polarity = 'negative' OR s.factuality <> 'asserted'
RETURN p LIMIT 100
