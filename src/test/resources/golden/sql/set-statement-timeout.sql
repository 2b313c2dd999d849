SET LOCAL statement_timeout TO 5400000
