"""Files brought into the database 批次: what each row became, and taking a whole file back."""
