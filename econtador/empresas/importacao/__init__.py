"""From a file of companies to rows that are known to be right or wrong; nothing here saves."""
