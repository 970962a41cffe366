"""Any list as a file: CSV or XLSX, whatever its length."""
