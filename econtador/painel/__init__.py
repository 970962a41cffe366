"""The numbers of the office: who has how much, what is late, how long things take."""
