"""Brazilian facts as pure functions: documents, telephones, states. No database, no clock."""
