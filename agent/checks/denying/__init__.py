"""What is denied, excepted or turned round."""
